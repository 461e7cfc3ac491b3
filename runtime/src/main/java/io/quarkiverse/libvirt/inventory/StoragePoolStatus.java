package io.quarkiverse.libvirt.inventory;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.quarkiverse.libvirt.event.StoragePoolRef;

/**
 * What is known of a storage pool.
 *
 * @param pool the storage pool
 * @param active whether it runs ({@code virStoragePoolIsActive})
 * @param persistent whether the host keeps it when it isn't active
 * @param known whether this holds now; false while the host can't be asked
 * @param since since when it is active or not, by this process' clock
 */
public record StoragePoolStatus(StoragePoolRef pool, boolean active, boolean persistent, boolean known, Instant since)
        implements
            ObjectStatus {

    public StoragePoolStatus {
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(since, "since");
    }

    @Override
    public StoragePoolRef object() {
        return pool;
    }

    public String name() {
        return pool.name();
    }

    public UUID uuid() {
        return pool.uuid();
    }
}
