package io.quarkiverse.libvirt.runtime.delivery;

import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.LibvirtObject;
import io.quarkiverse.libvirt.event.NetworkRef;
import io.quarkiverse.libvirt.event.NodeDeviceRef;
import io.quarkiverse.libvirt.event.SecretRef;
import io.quarkiverse.libvirt.event.StoragePoolRef;

/**
 * The object of an event, by what never changes of it: not by a name where there is a UUID. A domain that has migrated is on
 * two hosts for a while, so the connection belongs to it.
 *
 * @param object null for the connection itself
 */
public record EventSubject(String connection, Object object) {

    /** What an event is about. */
    public static EventSubject of(LibvirtEvent event) {
        return new EventSubject(event.connection(), identity(event.object()));
    }

    private static Object identity(LibvirtObject object) {
        // An instanceof for each: a switch over types needs Java 21.
        if (object instanceof DomainRef domain) {
            return domain.uuid();
        }
        if (object instanceof NetworkRef network) {
            return network.uuid();
        }
        if (object instanceof StoragePoolRef pool) {
            return pool.uuid();
        }
        if (object instanceof NodeDeviceRef device) {
            return device.name();
        }
        if (object instanceof SecretRef secret) {
            return secret.uuid();
        }
        return null;
    }
}
