package io.quarkiverse.libvirt.inventory;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.quarkiverse.libvirt.event.NetworkRef;

/**
 * What is known of a network.
 *
 * @param network the network
 * @param active whether it runs ({@code virNetworkIsActive})
 * @param persistent whether the host keeps it when it isn't active
 * @param known whether this holds now; false while the host can't be asked
 * @param since since when it is active or not, by this process' clock
 */
public record NetworkStatus(NetworkRef network, boolean active, boolean persistent, boolean known, Instant since)
        implements
            ObjectStatus {

    public NetworkStatus {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(since, "since");
    }

    @Override
    public NetworkRef object() {
        return network;
    }

    public String name() {
        return network.name();
    }

    public UUID uuid() {
        return network.uuid();
    }
}
