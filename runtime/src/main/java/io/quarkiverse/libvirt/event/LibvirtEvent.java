package io.quarkiverse.libvirt.event;

import java.time.Instant;

import io.vertx.core.json.JsonObject;

/**
 * Something that libvirt reported, or that happened to a connection, as it is published on the event bus: immutable, the same
 * instance for every consumer in
 * this process.
 */
public sealed interface LibvirtEvent permits DomainEvent, NetworkEvent, StoragePoolEvent, NodeDeviceEvent, SecretEvent,
        ConnectionEvent, UnknownLibvirtEvent {

    /** Where it came from and when. */
    EventOrigin origin();

    /** The name of the connection it came from. */
    default String connection() {
        return origin().connection();
    }

    /**
     * Which opening of the connection it belongs to: 1 for the first, one more after each reconnect; 0 before the first.
     */
    default long generation() {
        return origin().generation();
    }

    /** Its number among the events of this connection: 1 for the first, in libvirt's order. */
    default long sequence() {
        return origin().sequence();
    }

    /** When it arrived in this process. */
    default Instant time() {
        return origin().time();
    }

    /**
     * Whether libvirt didn't report it: after a reconnect, the host's objects were listed, and this event says how one of them
     * differs from what was known.
     */
    default boolean synthetic() {
        return origin().synthetic();
    }

    /** What it is about; null for an event of the connection itself. */
    LibvirtObject object();

    /** The event bus address of its kind: one of {@link io.quarkiverse.libvirt.EventAddresses}. */
    default String address() {
        return EventKind.of(this).address();
    }

    /**
     * Its form on the wire. Keys are libvirt's parameter names in camelCase; an enumerated value has its name under the key
     * and the number that libvirt sent under {@code <key>Code}.
     */
    default JsonObject toJson() {
        return EventJson.write(this);
    }

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
