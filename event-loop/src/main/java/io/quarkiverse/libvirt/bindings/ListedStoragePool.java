package io.quarkiverse.libvirt.bindings;

import java.util.UUID;

/**
 * A storage pool, as {@link HostListing} found it.
 *
 * @param active whether it is started
 * @param persistent whether it stays defined when it is stopped
 */
public record ListedStoragePool(String name, UUID uuid, boolean active, boolean persistent) {
}
