package io.quarkiverse.libvirt;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.smallrye.mutiny.Multi;

/**
 * libvirt's events as streams. Inject it.
 * <p>
 * A stream begins with the next event after its subscription and completes when the application ends. Items are emitted on
 * the connection's Vert.x context, an event loop: don't block it, or move on with {@code emitOn}. They are the very
 * instances that the event bus and the observers get, and those of one connection are in libvirt's order.
 */
public interface LibvirtEvents {

    /** How many events a stream keeps for a subscriber that is busy: {@value}. */
    int BUFFER = 16_384;

    /**
     * Every event of a type, of all connections.
     *
     * @param type the record of an event, or an interface that several have, such as {@code DomainEvent}
     * @return a stream that many may subscribe to. It fails with a
     *         {@link java.nio.BufferOverflowException} when a subscriber is {@value #BUFFER} events behind:
     *         it never drops an event silently. It fails with an {@link IllegalArgumentException} when
     *         {@code quarkus.libvirt.events} leaves out all events of this type
     */
    default <E extends LibvirtEvent> Multi<E> events(Class<E> type) {
        return events(type, EventFilter.none());
    }

    /**
     * The events of a type that pass a filter. What doesn't pass costs this subscriber nothing: it is filtered before
     * anything is queued.
     */
    <E extends LibvirtEvent> Multi<E> events(Class<E> type, EventFilter filter);
}
