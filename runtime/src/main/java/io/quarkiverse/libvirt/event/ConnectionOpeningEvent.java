package io.quarkiverse.libvirt.event;

/**
 * A connection is about to be opened ({@code virConnectOpenAuth}): at the start, and after each loss once more until it
 * succeeds.
 *
 * @param origin where it came from and when
 * @param attempt 1 for the first attempt since the connection was last open
 */
public record ConnectionOpeningEvent(EventOrigin origin, int attempt) implements ConnectionEvent {

    ConnectionOpeningEvent(EventOrigin origin, EventReader in) {
        this(origin, in.integer("attempt"));
    }
}
