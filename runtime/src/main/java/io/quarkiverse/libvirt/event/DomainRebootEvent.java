package io.quarkiverse.libvirt.event;

/**
 * A guest was reset or rebooted; one reset gives several: libvirt's {@code VIR_DOMAIN_EVENT_ID_REBOOT}, since libvirt 0.8.0.
 *
 * @param origin where it came from and when
 * @param domain the domain
 */
public record DomainRebootEvent(EventOrigin origin, DomainRef domain) implements DomainEvent {

    DomainRebootEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain);
    }
}
