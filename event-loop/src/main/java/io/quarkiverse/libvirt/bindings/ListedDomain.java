package io.quarkiverse.libvirt.bindings;

import java.util.UUID;

/**
 * A domain, as {@link HostListing} found it.
 *
 * @param id -1 for a domain that doesn't run
 * @param state {@code virDomainState}
 * @param reason why it is in this state: {@code virDomainRunningReason} and its like
 * @param persistent whether it stays defined when it is stopped
 */
public record ListedDomain(String name, UUID uuid, int id, int state, int reason, boolean persistent) {
}
