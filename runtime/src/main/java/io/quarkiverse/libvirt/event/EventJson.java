package io.quarkiverse.libvirt.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

import io.quarkiverse.libvirt.EventAddresses;
import io.vertx.core.json.JsonObject;

/** What the JSON forms of all events have in common. The address tells the kinds apart: {@code event} is a parameter. */
final class EventJson {

    private EventJson() {
    }

    static JsonObject begin(LibvirtEvent event) {
        return new JsonObject()
                .put("address", event.address())
                .put("conn", event.connection())
                .put("sequence", event.sequence())
                .put("time", event.time().toString());
    }

    static JsonObject write(DomainRef domain) {
        return new JsonObject().put("name", domain.name()).put("uuid", domain.uuid().toString()).put("id", domain.id());
    }

    static DomainRef readDomain(JsonObject json) {
        return new DomainRef(json.getString("name"), UUID.fromString(json.getString("uuid")), json.getInteger("id"));
    }

    static LibvirtEvent read(JsonObject json) {
        try {
            String address = json.getString("address", "");
            String connection = json.getString("conn");
            long sequence = json.getLong("sequence");
            Instant time = Instant.parse(json.getString("time"));
            return switch (address) {
                case EventAddresses.DOMAIN_LIFECYCLE -> DomainLifecycleEvent.fromJson(connection, sequence, time, json);
                case EventAddresses.CONNECTION_CLOSED -> ConnectionClosedEvent.fromJson(connection, sequence, time, json);
                default -> throw new IllegalArgumentException("No libvirt event has the address '" + address + "'");
            };
        } catch (NullPointerException | ClassCastException | DateTimeException e) {
            throw new IllegalArgumentException("Not the JSON form of a libvirt event: " + json, e);
        }
    }
}
