package io.quarkiverse.libvirt.event;

import java.time.Instant;
import java.util.Objects;

import io.quarkiverse.libvirt.EventAddresses;
import io.vertx.core.json.JsonObject;

/**
 * A domain was defined, started, suspended, resumed, stopped …: libvirt's {@code VIR_DOMAIN_EVENT_ID_LIFECYCLE}.
 *
 * @param connection the name of the connection
 * @param sequence the event's number among those of the connection
 * @param time when it arrived
 * @param domain the domain
 * @param event what happened
 * @param eventCode libvirt's number of it
 * @param detail how or why
 * @param detailCode libvirt's number of it
 */
public record DomainLifecycleEvent(String connection, long sequence, Instant time, DomainRef domain, DomainEventType event,
        int eventCode, DomainEventDetail detail, int detailCode) implements DomainEvent {

    public DomainLifecycleEvent {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(detail, "detail");
    }

    /** The event of libvirt's numbers. */
    public static DomainLifecycleEvent of(String connection, long sequence, Instant time, DomainRef domain, int eventCode,
            int detailCode) {
        DomainEventType event = DomainEventType.of(eventCode);
        return new DomainLifecycleEvent(connection, sequence, time, domain, event, eventCode, event.detail(detailCode),
                detailCode);
    }

    @Override
    public String address() {
        return EventAddresses.DOMAIN_LIFECYCLE;
    }

    @Override
    public JsonObject toJson() {
        return EventJson.begin(this)
                .put("dom", EventJson.write(domain))
                .put("event", event.name())
                .put("eventCode", eventCode)
                .put("detail", detail.name())
                .put("detailCode", detailCode);
    }

    static DomainLifecycleEvent fromJson(String connection, long sequence, Instant time, JsonObject json) {
        return of(connection, sequence, time, EventJson.readDomain(json.getJsonObject("dom")), json.getInteger("eventCode"),
                json.getInteger("detailCode"));
    }
}
