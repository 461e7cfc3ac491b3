package io.quarkiverse.libvirt.runtime.inventory;

import java.time.Instant;
import java.util.UUID;

import io.quarkiverse.libvirt.event.DomainEventDetail;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.EventOrigin;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.NetworkEventType;
import io.quarkiverse.libvirt.event.NetworkLifecycleEvent;
import io.quarkiverse.libvirt.event.NetworkRef;
import io.quarkiverse.libvirt.event.NodeDeviceEventType;
import io.quarkiverse.libvirt.event.NodeDeviceLifecycleEvent;
import io.quarkiverse.libvirt.event.NodeDeviceRef;
import io.quarkiverse.libvirt.event.SecretEventType;
import io.quarkiverse.libvirt.event.SecretLifecycleEvent;
import io.quarkiverse.libvirt.event.SecretRef;
import io.quarkiverse.libvirt.event.StoragePoolEventType;
import io.quarkiverse.libvirt.event.StoragePoolLifecycleEvent;
import io.quarkiverse.libvirt.event.StoragePoolRef;

/** Lifecycle events. */
final class Events {

    static final EventOrigin LIBVIRT = new EventOrigin("libvirt", 1, Instant.EPOCH);
    static final EventOrigin LISTING = new EventOrigin("listing", 1, Instant.EPOCH);

    private Events() {
    }

    static LibvirtEvent domain(String name, UUID uuid, int id, DomainEventType type, DomainEventDetail detail) {
        return new DomainLifecycleEvent(LIBVIRT, new DomainRef(name, uuid, id), type.ordinal(),
                type.details().indexOf(detail));
    }

    static LibvirtEvent network(String name, UUID uuid, NetworkEventType type) {
        return new NetworkLifecycleEvent(LIBVIRT, new NetworkRef(name, uuid), type.ordinal(), 0);
    }

    static LibvirtEvent pool(String name, UUID uuid, StoragePoolEventType type) {
        return new StoragePoolLifecycleEvent(LIBVIRT, new StoragePoolRef(name, uuid), type.ordinal(), 0);
    }

    static LibvirtEvent device(String name, NodeDeviceEventType type) {
        return new NodeDeviceLifecycleEvent(LIBVIRT, new NodeDeviceRef(name), type.ordinal(), 0);
    }

    static LibvirtEvent secret(UUID uuid, SecretEventType type) {
        return new SecretLifecycleEvent(LIBVIRT, new SecretRef(uuid, 1, "/volume"), type.ordinal(), 0);
    }
}
