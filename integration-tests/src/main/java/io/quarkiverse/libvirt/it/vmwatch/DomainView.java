package io.quarkiverse.libvirt.it.vmwatch;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.inventory.DomainStatus;

/**
 * A domain as the page shows it.
 *
 * @param name its name
 * @param uuid its UUID
 * @param id its number while it runs, -1 when it doesn't
 * @param state its {@code DomainState} in lower case: {@code running}, {@code paused}, {@code shutoff} …; {@code unknown} while
 *        its host can't be reached
 * @param lastKnownState the same while it is known
 * @param connection the connection that it is on
 */
public record DomainView(String name, String uuid, int id, String state, String lastKnownState, String connection) {

    static DomainView of(DomainStatus domain, LibvirtConnection connection) {
        return new DomainView(domain.name(), domain.uuid().toString(), domain.domain().id(), Words.of(domain.state()),
                Words.of(domain.lastKnownState()), connection.name());
    }
}
