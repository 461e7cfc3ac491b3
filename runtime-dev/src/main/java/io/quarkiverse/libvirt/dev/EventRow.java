package io.quarkiverse.libvirt.dev;

import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.LibvirtObject;
import io.quarkiverse.libvirt.event.NetworkRef;
import io.quarkiverse.libvirt.event.NodeDeviceRef;
import io.quarkiverse.libvirt.event.SecretRef;
import io.quarkiverse.libvirt.event.StoragePoolRef;

/**
 * An event, as its page shows it.
 *
 * @param kind such as {@code domain.lifecycle}
 * @param object the name of what it is about, or null
 * @param json its form on the wire, over several lines
 */
public record EventRow(String connection, long sequence, String time, String kind, String object, boolean synthetic,
        String json) {

    private static final String PREFIX = "libvirt.";

    static EventRow of(LibvirtEvent event) {
        String address = event.address();
        return new EventRow(event.connection(), event.sequence(), event.time().toString(),
                address.startsWith(PREFIX) ? address.substring(PREFIX.length()) : address,
                name(event.object()), event.synthetic(), event.toJson().encodePrettily());
    }

    private static String name(LibvirtObject object) {
        if (object instanceof DomainRef domain) {
            return domain.name();
        } else if (object instanceof NetworkRef network) {
            return network.name();
        } else if (object instanceof StoragePoolRef pool) {
            return pool.name();
        } else if (object instanceof NodeDeviceRef device) {
            return device.name();
        } else if (object instanceof SecretRef secret) {
            return secret.uuid().toString();
        }
        return null;
    }
}
