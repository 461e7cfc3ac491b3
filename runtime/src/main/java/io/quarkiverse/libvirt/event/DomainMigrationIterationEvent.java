package io.quarkiverse.libvirt.event;

/**
 * A migration or save began to send memory anew: libvirt's {@code VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION}, since libvirt
 * 1.3.2.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param iteration which time, from 1 on
 */
public record DomainMigrationIterationEvent(EventOrigin origin, DomainRef domain, int iteration) implements DomainEvent {

    DomainMigrationIterationEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.integer("iteration"));
    }
}
