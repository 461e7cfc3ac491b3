package io.quarkiverse.libvirt.event;

/**
 * A guest went to sleep on disk (S4): libvirt's {@code VIR_DOMAIN_EVENT_ID_PMSUSPEND_DISK}, since libvirt 1.0.0.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param reason 0 until now
 */
public record DomainPmSuspendDiskEvent(EventOrigin origin, DomainRef domain, int reason) implements DomainEvent {

    DomainPmSuspendDiskEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.integer("reason"));
    }
}
