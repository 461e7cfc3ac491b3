package io.quarkiverse.libvirt.bindings;

import java.util.UUID;

/**
 * A secret, as {@link HostListing} found it.
 *
 * @param usageType {@code virSecretUsageType}
 * @param usageId what it is for, such as a volume's path; may be null
 */
public record ListedSecret(UUID uuid, int usageType, String usageId) {
}
