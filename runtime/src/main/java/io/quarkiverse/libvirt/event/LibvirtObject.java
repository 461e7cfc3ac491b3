package io.quarkiverse.libvirt.event;

/** What an event is about: names an object of libvirt's. */
public sealed interface LibvirtObject permits DomainRef, NetworkRef, StoragePoolRef, NodeDeviceRef, SecretRef {
}
