package io.quarkiverse.libvirt.event;

/**
 * A job, such as a migration, save or backup, is over: libvirt's {@code VIR_DOMAIN_EVENT_ID_JOB_COMPLETED}, since libvirt
 * 1.3.3.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param params its statistics, those of {@code virDomainGetJobStats}
 */
public record DomainJobCompletedEvent(EventOrigin origin, DomainRef domain, TypedParameters params) implements DomainEvent {

    DomainJobCompletedEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.typedParameters("params"));
    }

    /** What the job did, from its parameter {@code operation}; {@code UNKNOWN} without one. */
    public DomainJobOperation operation() {
        return DomainJobOperation.of(params.number("operation").map(Number::intValue).orElse(0));
    }
}
