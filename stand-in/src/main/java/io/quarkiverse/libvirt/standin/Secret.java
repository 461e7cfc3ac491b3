package io.quarkiverse.libvirt.standin;

import java.util.UUID;

/**
 * A secret.
 *
 * @param usageType {@code virSecretUsageType}, or any other number
 */
public record Secret(UUID uuid, int usageType, CharSequence usageId) {

    /** What a subscription to this one object names it by. */
    String identity() {
        return uuid.toString();
    }

    void write(XdrWriter writer) {
        writer.uuid(uuid).int32(usageType).string(usageId);
    }
}
