package io.quarkiverse.libvirt.event;

/**
 * A storage pool was read anew: libvirt's {@code VIR_STORAGE_POOL_EVENT_ID_REFRESH}, since libvirt 2.0.0.
 *
 * @param origin where it came from and when
 * @param pool the storage pool
 */
public record StoragePoolRefreshEvent(EventOrigin origin, StoragePoolRef pool) implements StoragePoolEvent {

    StoragePoolRefreshEvent(EventOrigin origin, StoragePoolRef pool, EventReader in) {
        this(origin, pool);
    }
}
