package io.quarkiverse.libvirt.inventory;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** What a connection knows of its host's domains. */
public interface DomainInventory extends Inventory<UUID, DomainStatus> {

    /** The domain of this name. */
    Optional<DomainStatus> byName(String name);

    /**
     * The domains that are in one of these states, as they were at one moment, ordered by name; while the host can't be
     * reached they are all {@link DomainState#UNKNOWN}.
     */
    Collection<DomainStatus> inState(DomainState... states);
}
