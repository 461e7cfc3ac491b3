package io.quarkiverse.libvirt.messaging;

import java.time.Instant;

import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.LibvirtObject;
import io.quarkiverse.libvirt.event.NetworkRef;
import io.quarkiverse.libvirt.event.NodeDeviceRef;
import io.quarkiverse.libvirt.event.SecretRef;
import io.quarkiverse.libvirt.event.StoragePoolRef;

/**
 * What a message says of its event, also where a method has made something else of the payload.
 *
 * @param key what the event is about: the UUID of a domain, network, storage pool or secret, {@code connection/device} for a
 *        node device, and the name of the connection for its own events. Events of one key are in order
 * @param address the kind of event, by its event bus address, such as {@code libvirt.domain.lifecycle}
 * @param time when the event arrived from libvirt
 * @param connection the name of the connection
 * @param generation which opening of the connection it belongs to
 * @param sequence its number among the events of the connection
 * @param synthetic whether libvirt didn't report it: it was concluded from a listing of the host's objects
 * @param missed how many events the channel has left out just before this one, since its consumer was too slow
 * @param attempt 1 for the first time that this message is emitted, one more after each failure
 */
public record LibvirtEventMetadata(String key, String address, Instant time, String connection, long generation,
        long sequence, boolean synthetic, long missed, int attempt) {

    /** The metadata of an event. */
    public static LibvirtEventMetadata of(LibvirtEvent event, long missed, int attempt) {
        return new LibvirtEventMetadata(key(event), event.address(), event.time(), event.connection(), event.generation(),
                event.sequence(), event.synthetic(), missed, attempt);
    }

    /** The key of an event. */
    public static String key(LibvirtEvent event) {
        LibvirtObject object = event.object();
        // An instanceof for each: a switch over types needs Java 21.
        if (object instanceof DomainRef domain) {
            return domain.uuid().toString();
        }
        if (object instanceof NetworkRef network) {
            return network.uuid().toString();
        }
        if (object instanceof StoragePoolRef pool) {
            return pool.uuid().toString();
        }
        if (object instanceof SecretRef secret) {
            return secret.uuid().toString();
        }
        if (object instanceof NodeDeviceRef device) {
            return event.connection() + "/" + device.name();
        }
        return event.connection();
    }
}
