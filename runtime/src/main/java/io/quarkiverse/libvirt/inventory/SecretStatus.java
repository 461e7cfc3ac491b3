package io.quarkiverse.libvirt.inventory;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.quarkiverse.libvirt.event.SecretRef;

/**
 * What is known of a secret: that there is one, never its value.
 *
 * @param secret the secret
 * @param known whether this holds now; false while the host can't be asked
 * @param since since when it is there, by this process' clock
 */
public record SecretStatus(SecretRef secret, boolean known, Instant since) implements ObjectStatus {

    public SecretStatus {
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(since, "since");
    }

    @Override
    public SecretRef object() {
        return secret;
    }

    public UUID uuid() {
        return secret.uuid();
    }

    /** True: a secret is there as long as it is defined. */
    @Override
    public boolean persistent() {
        return true;
    }
}
