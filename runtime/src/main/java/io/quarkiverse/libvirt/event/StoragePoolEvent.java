package io.quarkiverse.libvirt.event;

/** An event of a storage pool. */
public sealed interface StoragePoolEvent extends LibvirtEvent permits StoragePoolLifecycleEvent, StoragePoolRefreshEvent {

    /** The storage pool that it is about. */
    StoragePoolRef pool();

    @Override
    default LibvirtObject object() {
        return pool();
    }
}
