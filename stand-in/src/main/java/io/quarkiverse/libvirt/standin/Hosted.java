package io.quarkiverse.libvirt.standin;

/** A network or a storage pool as it is on a host. */
record Hosted<T>(T object, boolean active, boolean persistent) {
}
