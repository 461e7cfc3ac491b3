package io.quarkiverse.libvirt.event;

import java.util.Objects;

/**
 * Names a device of the host.
 *
 * @param name its name ({@code virNodeDeviceGetName})
 */
public record NodeDeviceRef(String name) implements LibvirtObject {

    public NodeDeviceRef {
        Objects.requireNonNull(name, "name");
    }
}
