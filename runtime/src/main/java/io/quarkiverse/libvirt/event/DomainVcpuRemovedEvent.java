package io.quarkiverse.libvirt.event;

/**
 * A virtual CPU was unplugged: libvirt's {@code VIR_DOMAIN_EVENT_ID_VCPU_REMOVED}, since libvirt 12.4.0.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param vcpuid its number
 */
public record DomainVcpuRemovedEvent(EventOrigin origin, DomainRef domain, long vcpuid) implements DomainEvent {

    DomainVcpuRemovedEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.unsignedInt("vcpuid"));
    }
}
