package io.quarkiverse.libvirt.event;

/**
 * A device was plugged in: libvirt's {@code VIR_DOMAIN_EVENT_ID_DEVICE_ADDED}, since libvirt 1.2.15.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param devAlias the device's alias
 */
public record DomainDeviceAddedEvent(EventOrigin origin, DomainRef domain, String devAlias) implements DomainEvent {

    DomainDeviceAddedEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.string("devAlias"));
    }
}
