package io.quarkiverse.libvirt.event;

/**
 * A connection was closed: by libvirt's close callback ({@code virConnectRegisterCloseCallback}), which a
 * {@link ConnectionLostEvent} follows, or, with {@link Reason#CLIENT}, by this application for good.
 *
 * @param origin where it came from and when
 * @param reason why
 * @param reasonCode libvirt's number of it
 */
public record ConnectionClosedEvent(EventOrigin origin, Reason reason, int reasonCode) implements ConnectionEvent {

    /** Why a connection was closed: libvirt's {@code virConnectCloseReason}. */
    public enum Reason {

        /** A miscellaneous input or output error. */
        ERROR,
        /** The other side closed it, or died. */
        EOF,
        /** The other side no longer answered keepalive messages. */
        KEEPALIVE,
        /** This side asked for it. */
        CLIENT,
        /** A reason that is newer than this code; the number that libvirt sent says which. */
        UNKNOWN;

        private static final Reason[] BY_CODE = values();

        /** The reason of libvirt's number, {@link #UNKNOWN} for one that this code doesn't know. */
        public static Reason of(int code) {
            return Numbered.at(BY_CODE, code);
        }
    }

    /** The event of libvirt's number. */
    public ConnectionClosedEvent(EventOrigin origin, int reasonCode) {
        this(origin, Reason.of(reasonCode), reasonCode);
    }

    ConnectionClosedEvent(EventOrigin origin, EventReader in) {
        this(origin, in.code("reason"));
    }
}
