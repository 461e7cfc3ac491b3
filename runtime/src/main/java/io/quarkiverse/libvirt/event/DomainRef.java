package io.quarkiverse.libvirt.event;

import java.util.Objects;
import java.util.UUID;

/**
 * Names a domain.
 *
 * @param name its name, which may change ({@code virDomainGetName})
 * @param uuid its UUID, which doesn't ({@code virDomainGetUUID})
 * @param id its number while it runs, -1 when it doesn't ({@code virDomainGetID})
 */
public record DomainRef(String name, UUID uuid, int id) implements LibvirtObject {

    public DomainRef {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(uuid, "uuid");
    }
}
