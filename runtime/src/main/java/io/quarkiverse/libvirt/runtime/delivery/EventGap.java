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
}
