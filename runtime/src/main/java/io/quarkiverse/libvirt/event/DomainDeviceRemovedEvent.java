package io.quarkiverse.libvirt.event;

/**
 * A device was unplugged: libvirt's {@code VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED}, since libvirt 1.1.1.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param devAlias the device's alias
 */
public record DomainDeviceRemovedEvent(EventOrigin origin, DomainRef domain, String devAlias) implements DomainEvent {

    DomainDeviceRemovedEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.string("devAlias"));
    }
}
