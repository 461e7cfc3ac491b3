package io.quarkiverse.libvirt.event;

/**
 * A guest went to sleep (S3): libvirt's {@code VIR_DOMAIN_EVENT_ID_PMSUSPEND}, since libvirt 0.9.11.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param reason 0 until now
 */
public record DomainPmSuspendEvent(EventOrigin origin, DomainRef domain, int reason) implements DomainEvent {

    DomainPmSuspendEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.integer("reason"));
    }
}
