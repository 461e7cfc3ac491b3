package io.quarkiverse.libvirt.dev;

import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.LibvirtObject;
import io.quarkiverse.libvirt.event.NetworkRef;
import io.quarkiverse.libvirt.event.NodeDeviceRef;
import io.quarkiverse.libvirt.event.SecretRef;
import io.quarkiverse.libvirt.event.StoragePoolRef;
import io.vertx.core.json.JsonObject;

/**
 * An event, as its page shows it.
 *
 * @param kind such as {@code domain.lifecycle}
 * @param object the name of what it is about, or null
 * @param what such as {@code STARTED (BOOTED)}; null if the kind says it all
 * @param json its form on the wire, over several lines
 */
public record EventRow(String connection, long sequence, String time, String kind, String object, String what,
        boolean synthetic, String json) {

    private static final String PREFIX = "libvirt.";

    static EventRow of(LibvirtEvent event) {
        String address = event.address();
        JsonObject json = event.toJson();
        return new EventRow(event.connection(), event.sequence(), event.time().toString(),
                address.startsWith(PREFIX) ? address.substring(PREFIX.length()) : address,
                name(event.object()), what(json), event.synthetic(), json.encodePrettily());
    }

    private static String what(JsonObject json) {
        Object what = json.getValue("event", json.getValue("reason"));
        Object detail = json.getValue("detail");
        return what == null ? null : what + (detail == null ? "" : " (" + detail + ")");
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
