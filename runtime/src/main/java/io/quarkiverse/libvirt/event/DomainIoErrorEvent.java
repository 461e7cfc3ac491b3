package io.quarkiverse.libvirt.event;

/**
 * A disk had an I/O error; see {@link DomainIoErrorReasonEvent} for why: libvirt's {@code VIR_DOMAIN_EVENT_ID_IO_ERROR}, since
 * libvirt 0.8.0.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param srcPath the path of the disk's source, may be empty
 * @param devAlias the device's alias
 * @param action what the hypervisor does about it
 * @param actionCode libvirt's number of it
 */
public record DomainIoErrorEvent(EventOrigin origin, DomainRef domain, String srcPath, String devAlias, IoErrorAction action,
        int actionCode) implements DomainEvent {

    /** The event of libvirt's numbers. */
    public DomainIoErrorEvent(EventOrigin origin, DomainRef domain, String srcPath, String devAlias, int actionCode) {
        this(origin, domain, srcPath, devAlias, IoErrorAction.of(actionCode), actionCode);
    }

    DomainIoErrorEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.string("srcPath"), in.string("devAlias"), in.code("action"));
    }
}
