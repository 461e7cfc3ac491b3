package io.quarkiverse.libvirt.event;

/**
 * After an opening of the connection, all that is known of the host's objects is right again: the inventory can be relied on,
 * and what follows is what happens.
 *
 * @param origin where it came from and when
 * @param downMillis for how many milliseconds it was not; -1 for the first opening
 */
public record ConnectionResynchronisedEvent(EventOrigin origin, long downMillis) implements ConnectionEvent {

    ConnectionResynchronisedEvent(EventOrigin origin, EventReader in) {
        this(origin, in.signedLong("downMillis"));
    }
}
