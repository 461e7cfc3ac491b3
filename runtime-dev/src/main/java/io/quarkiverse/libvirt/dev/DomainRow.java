package io.quarkiverse.libvirt.dev;

import java.util.List;

import io.quarkiverse.libvirt.inventory.DomainStatus;

/**
 * A domain, as its page shows it.
 *
 * @param lastKnownState null unless the state is unknown
 * @param actions what can be done with it in this state
 */
public record DomainRow(String connection, String name, String uuid, int id, String state, String lastKnownState,
        boolean persistent, String since, List<String> actions) {

    static DomainRow of(String connection, DomainStatus domain) {
        return new DomainRow(connection, domain.name(), domain.uuid().toString(), domain.domain().id(), domain.state().name(),
                domain.known() ? null : domain.lastKnownState().name(), domain.persistent(), domain.since().toString(),
                DomainAction.of(domain.state()).stream().map(DomainAction::word).toList());
    }
}
