package io.quarkiverse.libvirt;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.smallrye.mutiny.Multi;

/**
 * libvirt's events as streams. Inject it.
 * <p>
 * A stream begins with the next event after its subscription and completes when the application ends, before its beans are
 * destroyed. Items are emitted on the connection's event loop, each with a Vert.x context of its own: don't block it, or move
 * on with {@code emitOn}. Those that waited because nobody had requested them are emitted on the thread that requests them.
 * They are the very instances that the event bus and the observers get, and those of one connection are in libvirt's order. A
 * subscriber that throws has cancelled its own stream and no other.
 */
public interface LibvirtEvents {

    /** How many events a stream keeps for a subscriber that is busy: {@value}. */
    int BUFFER = 16_384;

    /**
     * Every event of a type, of all connections.
     *
     * @param type the record of an event, or an interface that several have, such as {@code DomainEvent}
     * @return a stream that many may subscribe to. It never drops an event silently: for a subscriber that is {@value #BUFFER}
     *         events behind it fails with a {@link java.nio.BufferOverflowException}, which comes after these. It fails with an
     *         {@link IllegalArgumentException} when {@code quarkus.libvirt.events} leaves out all events of this type
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
