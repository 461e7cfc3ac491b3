package io.quarkiverse.libvirt.bindings;

import java.util.UUID;

/**
 * A virtual network, as {@link HostListing} found it.
 *
 * @param active whether it is started
 * @param persistent whether it stays defined when it is stopped
 */
public record ListedNetwork(String name, UUID uuid, boolean active, boolean persistent) {
}
