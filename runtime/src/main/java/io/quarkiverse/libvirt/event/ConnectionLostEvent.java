package io.quarkiverse.libvirt.event;

/**
 * A connection is not open any more, or could not be opened. No event of its host arrives until {@link ConnectionOpenEvent};
 * meanwhile the state of the host's objects is unknown, and nothing is concluded about them.
 *
 * @param origin where it came from and when
 * @param reason why
 * @param reasonCode its number: libvirt's for the first four
 * @param problem what libvirt said, for people to read; null when it said nothing
 * @param retryMillis milliseconds until the next attempt; -1 when there will be none
 */
public record ConnectionLostEvent(EventOrigin origin, Reason reason, int reasonCode, String problem,
        long retryMillis) implements ConnectionEvent {

    /** Why. */
    public enum Reason {

        /** A miscellaneous input or output error. */
        ERROR,
        /** The other side closed it, or died. */
        EOF,
        /** The other side no longer answered keepalive messages. */
        KEEPALIVE,
        /** This side asked for it. */
        CLIENT,
        /** It could not be opened: the host can't be reached, or refuses. */
        REFUSED,
        /** It could not be opened in time: the host doesn't answer. */
        TIMEOUT,
        /** A reason that is newer than this code; the number says which. */
        UNKNOWN;

        private static final Reason[] BY_CODE = values();

        /** The reason of a number, {@link #UNKNOWN} for one that this code doesn't know. */
        public static Reason of(int code) {
            return Numbered.at(BY_CODE, code);
        }
    }

    /** The event of a reason's number. */
    public ConnectionLostEvent(EventOrigin origin, int reasonCode, String problem, long retryMillis) {
        this(origin, Reason.of(reasonCode), reasonCode, problem, retryMillis);
    }

    ConnectionLostEvent(EventOrigin origin, EventReader in) {
        this(origin, in.code("reason"), in.nullableString("problem"), in.signedLong("retryMillis"));
    }
}
