package io.quarkiverse.libvirt.runtime.delivery;

import java.util.Map;

/**
 * What a full queue has left out of one connection's events.
 *
 * @param connection the name of the connection
 * @param dropped how many were dropped, by the name of their kind
 * @param superseded how many gave way to a newer one, by the name of their kind
 */
public record EventGap(String connection, Map<String, Long> dropped, Map<String, Long> superseded) {

    /** How many were dropped, of all kinds. */
    public long allDropped() {
        return sum(dropped);
    }

    /** How many gave way to a newer one, of all kinds. */
    public long allSuperseded() {
        return sum(superseded);
    }

    private static long sum(Map<String, Long> counts) {
        long sum = 0;
        for (long count : counts.values()) {
            sum += count;
        }
        return sum;
    }
}
