package io.quarkiverse.libvirt.event;

import java.util.Objects;
import java.util.UUID;

/**
 * Names a storage pool.
 *
 * @param name its name ({@code virStoragePoolGetName})
 * @param uuid its UUID ({@code virStoragePoolGetUUID})
 */
public record StoragePoolRef(String name, UUID uuid) implements LibvirtObject {

    public StoragePoolRef {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(uuid, "uuid");
    }
}
