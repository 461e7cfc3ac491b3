package io.quarkiverse.libvirt.event;

/**
 * A guest took or gave back memory of a memory device: libvirt's {@code VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE}, since
 * libvirt 7.9.0.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param alias the device's alias
 * @param size its size now in KiB, unsigned
 */
public record DomainMemoryDeviceSizeChangeEvent(EventOrigin origin, DomainRef domain, String alias,
        long size) implements DomainEvent {

    DomainMemoryDeviceSizeChangeEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.string("alias"), in.unsignedLong("size"));
    }
}
