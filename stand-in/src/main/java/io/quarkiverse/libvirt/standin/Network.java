package io.quarkiverse.libvirt.standin;

import java.util.UUID;

/** A virtual network. */
public record Network(CharSequence name, UUID uuid) {

    /** What a subscription to this one object names it by. */
    String identity() {
        return uuid.toString();
    }

    void write(XdrWriter writer) {
        writer.string(name).uuid(uuid);
    }
}
