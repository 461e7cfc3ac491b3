package io.quarkiverse.libvirt.event;

/**
 * A domain was defined, started, suspended, resumed, stopped …: libvirt's {@code VIR_DOMAIN_EVENT_ID_LIFECYCLE}, since
 * libvirt 0.8.0.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param event what happened
 * @param eventCode libvirt's number of it
 * @param detail how or why
 * @param detailCode libvirt's number of it
 */
public record DomainLifecycleEvent(EventOrigin origin, DomainRef domain, DomainEventType event, int eventCode,
        DomainEventDetail detail, int detailCode) implements DomainEvent {

    /** The event of libvirt's numbers. */
    public DomainLifecycleEvent(EventOrigin origin, DomainRef domain, int eventCode, int detailCode) {
        this(origin, domain, DomainEventType.of(eventCode), eventCode, DomainEventType.of(eventCode).detail(detailCode),
                detailCode);
    }

    DomainLifecycleEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.code("event"), in.code("detail"));
    }
}
