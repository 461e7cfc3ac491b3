package io.quarkiverse.libvirt.event;

import java.util.Objects;
import java.util.UUID;

/**
 * Names a secret, and what it is for.
 *
 * @param uuid its UUID ({@code virSecretGetUUID})
 * @param usageType what it is for
 * @param usageTypeCode libvirt's number of it ({@code virSecretGetUsageType})
 * @param usageId which volume, target … it is for ({@code virSecretGetUsageID}), or null
 */
public record SecretRef(UUID uuid, SecretUsageType usageType, int usageTypeCode, String usageId) implements LibvirtObject {

    public SecretRef {
        Objects.requireNonNull(uuid, "uuid");
        Objects.requireNonNull(usageType, "usageType");
    }

    /** The secret of libvirt's number. */
    public SecretRef(UUID uuid, int usageTypeCode, String usageId) {
        this(uuid, SecretUsageType.of(usageTypeCode), usageTypeCode, usageId);
    }
}
