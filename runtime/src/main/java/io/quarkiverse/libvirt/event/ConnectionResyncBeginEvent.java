package io.quarkiverse.libvirt.event;

/**
 * The host's objects are being listed. Until {@link ConnectionResyncEndEvent}, synthetic events tell how they differ from what
 * was known; events that libvirt reports meanwhile come as always.
 *
 * @param origin where it came from and when
 * @param cause why
 * @param causeCode its number
 */
public record ConnectionResyncBeginEvent(EventOrigin origin, Cause cause, int causeCode) implements ConnectionEvent {

    /** Why the host's objects are listed. */
    public enum Cause {

        /** The connection was opened. */
        OPENED,
        /** Events had to be dropped. */
        GAP,
        /** It is time: {@code quarkus.libvirt.resync.every}. */
        PERIODIC,
        /** The application asked for it. */
        REQUESTED,
        /** A cause that is newer than this code; the number says which. */
        UNKNOWN;

        private static final Cause[] BY_CODE = values();

        /** The cause of a number, {@link #UNKNOWN} for one that this code doesn't know. */
        public static Cause of(int code) {
            return Numbered.at(BY_CODE, code);
        }
    }

    /** The event of a cause's number. */
    public ConnectionResyncBeginEvent(EventOrigin origin, int causeCode) {
        this(origin, Cause.of(causeCode), causeCode);
    }

    ConnectionResyncBeginEvent(EventOrigin origin, EventReader in) {
        this(origin, in.code("cause"));
    }
}
