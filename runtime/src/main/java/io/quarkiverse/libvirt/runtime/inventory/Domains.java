package io.quarkiverse.libvirt.runtime.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.inventory.DomainInventory;
import io.quarkiverse.libvirt.inventory.DomainState;
import io.quarkiverse.libvirt.inventory.DomainStatus;

final class Domains extends ClassInventory<DomainRef, UUID, DomainStatus> implements DomainInventory {

    Domains(FirstListing first, Instant now) {
        super(new DomainRules(), first, now);
    }

    @Override
    public Optional<DomainStatus> byName(String name) {
        var now = contents();
        return Optional.ofNullable(now.byName().first(named -> name.compareTo(named.name()))).map(now.byKey()::get)
                .map(now::status);
    }

    @Override
    public Collection<DomainStatus> inState(DomainState... states) {
        Set<DomainState> wanted = EnumSet.noneOf(DomainState.class);
        Collections.addAll(wanted, states);
        List<DomainStatus> found = new ArrayList<>();
        for (DomainStatus domain : all()) {
            if (wanted.contains(domain.state())) {
                found.add(domain);
            }
        }
        return Collections.unmodifiableList(found);
    }
}
