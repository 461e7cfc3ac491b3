package io.quarkiverse.libvirt.standin;

import java.util.UUID;

/**
 * A guest.
 *
 * @param id while it runs, -1 otherwise
 */
public record Domain(CharSequence name, UUID uuid, int id) {

    /** What a subscription to this one object names it by. */
    String identity() {
        return uuid.toString();
    }

    void write(XdrWriter writer) {
        writer.string(name).uuid(uuid).int32(id);
    }
}
