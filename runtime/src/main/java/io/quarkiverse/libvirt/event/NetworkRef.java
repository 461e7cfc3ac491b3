package io.quarkiverse.libvirt.event;

import java.util.Objects;
import java.util.UUID;

/**
 * Names a network.
 *
 * @param name its name ({@code virNetworkGetName})
 * @param uuid its UUID ({@code virNetworkGetUUID})
 */
public record NetworkRef(String name, UUID uuid) implements LibvirtObject {

    public NetworkRef {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(uuid, "uuid");
    }
}
