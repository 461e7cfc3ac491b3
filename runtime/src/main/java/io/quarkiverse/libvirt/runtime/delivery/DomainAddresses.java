package io.quarkiverse.libvirt.runtime.delivery;

import java.util.UUID;

import io.quarkiverse.libvirt.EventAddresses;

/**
 * {@link EventAddresses#domain} for domains that have an event after another, without making the same string each time. From
 * any thread: two that write at once both have the right answer.
 */
final class DomainAddresses {

    private static final int PLACES = 512;

    private final Entry[] entries = new Entry[PLACES];

    private record Entry(UUID uuid, String address) {
    }

    String of(UUID uuid) {
        int hash = uuid.hashCode();
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        Entry entry = entries[place];
        if (entry == null || !entry.uuid.equals(uuid)) {
            entry = new Entry(uuid, EventAddresses.domain(uuid));
            entries[place] = entry;
        }
        return entry.address;
    }
}
