package io.quarkiverse.libvirt.event;

import java.time.Instant;

import io.vertx.core.json.JsonObject;

/**
 * Something that libvirt reported, as it is published on the event bus: immutable, the same instance for every consumer in
 * this process.
 */
public sealed interface LibvirtEvent permits DomainEvent, ConnectionEvent {

    /** The name of the connection it came from. */
    String connection();

    /** Its number among the events of this connection: 1 for the first, without gaps, in libvirt's order. */
    long sequence();

    /** When it arrived in this process. */
    Instant time();

    /** The event bus address of its kind: one of {@link io.quarkiverse.libvirt.EventAddresses}. */
    String address();

    /**
     * Its form on the wire. Keys are libvirt's parameter names in camelCase; an enumerated value has its name under the key
     * and the number that libvirt sent under {@code <key>Code}.
     */
    JsonObject toJson();

    /**
     * The event of a JSON form.
     *
     * @param json what {@link #toJson()} returned
     * @throws IllegalArgumentException when it isn't the form of an event
     */
    static LibvirtEvent fromJson(JsonObject json) {
        return EventJson.read(json);
    }
}
