package io.quarkiverse.libvirt.event;

/**
 * A storage pool was defined, started, stopped or undefined, its storage built or deleted: libvirt's
 * {@code VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE}, since libvirt 2.0.0.
 *
 * @param origin where it came from and when
 * @param pool the storage pool
 * @param event what happened
 * @param eventCode libvirt's number of it
 * @param detail 0 until now
 */
public record StoragePoolLifecycleEvent(EventOrigin origin, StoragePoolRef pool, StoragePoolEventType event, int eventCode,
        int detail) implements StoragePoolEvent {

    /** The event of libvirt's numbers. */
    public StoragePoolLifecycleEvent(EventOrigin origin, StoragePoolRef pool, int eventCode, int detail) {
        this(origin, pool, StoragePoolEventType.of(eventCode), eventCode, detail);
    }

    StoragePoolLifecycleEvent(EventOrigin origin, StoragePoolRef pool, EventReader in) {
        this(origin, pool, in.code("event"), in.integer("detail"));
    }
}
