package io.quarkiverse.libvirt.event;

/**
 * The tray of a drive was opened or closed: libvirt's {@code VIR_DOMAIN_EVENT_ID_TRAY_CHANGE}, since libvirt 0.9.11.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param devAlias the device's alias
 * @param reason which of it
 * @param reasonCode libvirt's number of it
 */
public record DomainTrayChangeEvent(EventOrigin origin, DomainRef domain, String devAlias, Reason reason,
        int reasonCode) implements DomainEvent {

    /** How a tray moved: libvirt's {@code virDomainEventTrayChangeReason}. */
    public enum Reason {

        OPEN,
        CLOSE,
        /** None that this code knows; the number that libvirt sent says which. */
        UNKNOWN;

        private static final Reason[] BY_CODE = values();

        /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
        public static Reason of(int code) {
            return Numbered.at(BY_CODE, code);
        }
    }

    /** The event of libvirt's numbers. */
    public DomainTrayChangeEvent(EventOrigin origin, DomainRef domain, String devAlias, int reasonCode) {
        this(origin, domain, devAlias, Reason.of(reasonCode), reasonCode);
    }

    DomainTrayChangeEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.string("devAlias"), in.code("reason"));
    }
}
