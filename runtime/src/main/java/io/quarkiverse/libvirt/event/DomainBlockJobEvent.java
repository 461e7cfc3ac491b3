package io.quarkiverse.libvirt.event;

/**
 * A block job is ready or over; see {@link DomainBlockJob2Event} for a stable name of the disk: libvirt's
 * {@code VIR_DOMAIN_EVENT_ID_BLOCK_JOB}, since libvirt 0.9.4.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param disk the path of the active image
 * @param type what the job does
 * @param typeCode libvirt's number of it
 * @param status what became of it
 * @param statusCode libvirt's number of it
 */
public record DomainBlockJobEvent(EventOrigin origin, DomainRef domain, String disk, BlockJobType type, int typeCode,
        BlockJobStatus status, int statusCode) implements DomainEvent {

    /** The event of libvirt's numbers. */
    public DomainBlockJobEvent(EventOrigin origin, DomainRef domain, String disk, int typeCode, int statusCode) {
        this(origin, domain, disk, BlockJobType.of(typeCode), typeCode, BlockJobStatus.of(statusCode), statusCode);
    }

    DomainBlockJobEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.string("disk"), in.code("type"), in.code("status"));
    }
}
