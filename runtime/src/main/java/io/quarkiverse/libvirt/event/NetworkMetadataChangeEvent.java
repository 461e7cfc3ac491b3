package io.quarkiverse.libvirt.event;

/**
 * The metadata of a network changed: libvirt's {@code VIR_NETWORK_EVENT_ID_METADATA_CHANGE}, since libvirt 9.8.0.
 *
 * @param origin where it came from and when
 * @param network the network
 * @param type which part
 * @param typeCode libvirt's number of it
 * @param nsuri the namespace of the element, else null
 */
public record NetworkMetadataChangeEvent(EventOrigin origin, NetworkRef network, MetadataType type, int typeCode,
        String nsuri) implements NetworkEvent {

    /** The event of libvirt's numbers. */
    public NetworkMetadataChangeEvent(EventOrigin origin, NetworkRef network, int typeCode, String nsuri) {
        this(origin, network, MetadataType.of(typeCode), typeCode, nsuri);
    }

    NetworkMetadataChangeEvent(EventOrigin origin, NetworkRef network, EventReader in) {
        this(origin, network, in.code("type"), in.nullableString("nsuri"));
    }
}
