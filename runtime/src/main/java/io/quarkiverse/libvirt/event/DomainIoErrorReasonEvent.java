package io.quarkiverse.libvirt.event;

/**
 * A disk had an I/O error, with its reason: libvirt's {@code VIR_DOMAIN_EVENT_ID_IO_ERROR_REASON}, since libvirt 0.8.1.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param srcPath the path of the disk's source, may be empty
 * @param devAlias the device's alias
 * @param action what the hypervisor does about it
 * @param actionCode libvirt's number of it
 * @param reason {@code enospc}, {@code message}, or empty when it is unknown
 */
public record DomainIoErrorReasonEvent(EventOrigin origin, DomainRef domain, String srcPath, String devAlias,
        IoErrorAction action, int actionCode, String reason) implements DomainEvent {

    /** The event of libvirt's numbers. */
    public DomainIoErrorReasonEvent(EventOrigin origin, DomainRef domain, String srcPath, String devAlias, int actionCode,
            String reason) {
        this(origin, domain, srcPath, devAlias, IoErrorAction.of(actionCode), actionCode, reason);
    }

    DomainIoErrorReasonEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.string("srcPath"), in.string("devAlias"), in.code("action"), in.string("reason"));
    }
}
