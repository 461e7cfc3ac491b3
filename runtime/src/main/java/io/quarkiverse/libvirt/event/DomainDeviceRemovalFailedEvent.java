package io.quarkiverse.libvirt.event;

/**
 * A guest refused to let a device be unplugged: libvirt's {@code VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED}, since libvirt
 * 1.3.4.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param devAlias the device's alias
 */
public record DomainDeviceRemovalFailedEvent(EventOrigin origin, DomainRef domain, String devAlias) implements DomainEvent {

    DomainDeviceRemovalFailedEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.string("devAlias"));
    }
}
