package io.quarkiverse.libvirt.event;

/**
 * The metadata of a domain changed: libvirt's {@code VIR_DOMAIN_EVENT_ID_METADATA_CHANGE}, since libvirt 3.0.0.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param type which part
 * @param typeCode libvirt's number of it
 * @param nsuri the namespace of the element, else null
 */
public record DomainMetadataChangeEvent(EventOrigin origin, DomainRef domain, MetadataType type, int typeCode,
        String nsuri) implements DomainEvent {

    /** The event of libvirt's numbers. */
    public DomainMetadataChangeEvent(EventOrigin origin, DomainRef domain, int typeCode, String nsuri) {
        this(origin, domain, MetadataType.of(typeCode), typeCode, nsuri);
    }

    DomainMetadataChangeEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.code("type"), in.nullableString("nsuri"));
    }
}
