package io.quarkiverse.libvirt.event;

/**
 * A disk's source was changed by the start of the domain: libvirt's {@code VIR_DOMAIN_EVENT_ID_DISK_CHANGE}, since libvirt
 * 0.9.7.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param oldSrcPath the path before, or null
 * @param newSrcPath the path now, or null
 * @param devAlias the device's alias
 * @param reason why
 * @param reasonCode libvirt's number of it
 */
public record DomainDiskChangeEvent(EventOrigin origin, DomainRef domain, String oldSrcPath, String newSrcPath, String devAlias,
        Reason reason, int reasonCode) implements DomainEvent {

    /** Why a disk's source changed: libvirt's {@code virConnectDomainEventDiskChangeReason}. */
    public enum Reason {

        /** The medium was missing when the domain started, and the drive is empty. */
        CHANGE_MISSING_ON_START,
        /** The disk was missing when the domain started, and was left out. */
        DROP_MISSING_ON_START,
        /** None that this code knows; the number that libvirt sent says which. */
        UNKNOWN;

        private static final Reason[] BY_CODE = values();

        /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
        public static Reason of(int code) {
            return Numbered.at(BY_CODE, code);
        }
    }

    /** The event of libvirt's numbers. */
    public DomainDiskChangeEvent(EventOrigin origin, DomainRef domain, String oldSrcPath, String newSrcPath, String devAlias,
            int reasonCode) {
        this(origin, domain, oldSrcPath, newSrcPath, devAlias, Reason.of(reasonCode), reasonCode);
    }

    DomainDiskChangeEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.nullableString("oldSrcPath"), in.nullableString("newSrcPath"), in.string("devAlias"),
                in.code("reason"));
    }
}
