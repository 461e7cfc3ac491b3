package io.quarkiverse.libvirt.event;

/**
 * A block job is ready or over: libvirt's {@code VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2}, since libvirt 1.2.6.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param disk the name of the disk in the guest, such as {@code vda}
 * @param type what the job does
 * @param typeCode libvirt's number of it
 * @param status what became of it
 * @param statusCode libvirt's number of it
 */
public record DomainBlockJob2Event(EventOrigin origin, DomainRef domain, String disk, BlockJobType type, int typeCode,
        BlockJobStatus status, int statusCode) implements DomainEvent {

    /** The event of libvirt's numbers. */
    public DomainBlockJob2Event(EventOrigin origin, DomainRef domain, String disk, int typeCode, int statusCode) {
        this(origin, domain, disk, BlockJobType.of(typeCode), typeCode, BlockJobStatus.of(statusCode), statusCode);
    }

    DomainBlockJob2Event(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.string("disk"), in.code("type"), in.code("status"));
    }
}
