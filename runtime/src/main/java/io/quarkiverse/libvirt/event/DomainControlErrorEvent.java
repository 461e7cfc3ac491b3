package io.quarkiverse.libvirt.event;

/**
 * libvirt lost control of a running hypervisor process; only ending the domain helps: libvirt's
 * {@code VIR_DOMAIN_EVENT_ID_CONTROL_ERROR}, since libvirt 0.9.2.
 *
 * @param origin where it came from and when
 * @param domain the domain
 */
public record DomainControlErrorEvent(EventOrigin origin, DomainRef domain) implements DomainEvent {

    DomainControlErrorEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain);
    }
}
