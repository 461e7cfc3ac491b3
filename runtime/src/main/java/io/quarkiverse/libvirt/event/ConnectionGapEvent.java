package io.quarkiverse.libvirt.event;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Events could not be delivered: more came than the application took, and the bounded queue was full. What supersedes itself,
 * such as a balloon's size, was reduced to its newest; of a domain's lifecycle the newest event is always delivered. The host's
 * objects are listed by itself after that: if everybody has missed the events, synthetic ones tell what they would have said. A
 * single consumer that was too slow finds it in the inventory ({@code LibvirtConnection.domains()}), which has missed nothing.
 *
 * @param origin where it came from and when
 * @param receiver the consumer that was too slow; null when it was the connection's own queue, so that everybody has missed
 *        them
 * @param dropped how many events were dropped, by the name of their kind, such as {@code domain.io-error}
 * @param superseded how many were left out since a newer one of the same kind and object came, by the name of their kind
 */
public record ConnectionGapEvent(EventOrigin origin, String receiver, Map<String, Long> dropped,
        Map<String, Long> superseded) implements ConnectionEvent {

    public ConnectionGapEvent {
        dropped = Collections.unmodifiableMap(new TreeMap<>(dropped));
        superseded = Collections.unmodifiableMap(new TreeMap<>(superseded));
    }

    ConnectionGapEvent(EventOrigin origin, EventReader in) {
        this(origin, in.nullableString("receiver"), in.counts("dropped"), in.counts("superseded"));
    }
}
