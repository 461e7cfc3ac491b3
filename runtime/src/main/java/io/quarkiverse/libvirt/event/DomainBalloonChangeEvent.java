package io.quarkiverse.libvirt.event;

/**
 * A guest's memory balloon changed: libvirt's {@code VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE}, since libvirt 0.10.0.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param actual the memory of the guest in KiB, unsigned
 */
public record DomainBalloonChangeEvent(EventOrigin origin, DomainRef domain, long actual) implements DomainEvent {

    DomainBalloonChangeEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.unsignedLong("actual"));
    }
}
