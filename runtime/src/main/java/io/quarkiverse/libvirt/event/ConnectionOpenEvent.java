package io.quarkiverse.libvirt.event;

/**
 * A connection is open and its events are subscribed to. What happened before is told by the synthetic events that follow,
 * between {@link ConnectionResyncBeginEvent} and {@link ConnectionResyncEndEvent}.
 *
 * @param origin where it came from and when
 * @param attempts how many it took
 */
public record ConnectionOpenEvent(EventOrigin origin, int attempts) implements ConnectionEvent {

    ConnectionOpenEvent(EventOrigin origin, EventReader in) {
        this(origin, in.integer("attempts"));
    }
}
