package io.quarkiverse.libvirt.bindings;

/** A device of the host, as {@link HostListing} found it. */
public record ListedNodeDevice(String name) {
}
