package io.quarkiverse.libvirt.it.daemon;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.LibvirtConnection;

/** What is compared of a domain: what the host says, what the inventory says, and what events have told. */
record DomainFacts(String state, boolean persistent) {

    static final DomainFacts NOT_THERE = new DomainFacts("SHUTOFF", false);

    DomainFacts state(String other) {
        return new DomainFacts(other, persistent);
    }

    DomainFacts persistent(boolean other) {
        return new DomainFacts(state, other);
    }

    /** What the host says. */
    static Map<UUID, DomainFacts> of(Connect host) throws LibvirtException {
        Map<UUID, DomainFacts> facts = new TreeMap<>();
        for (int id : host.listDomains()) {
            put(host.domainLookupByID(id), facts);
        }
        for (String name : host.listDefinedDomains()) {
            put(host.domainLookupByName(name), facts);
        }
        return facts;
    }

    private static void put(Domain domain, Map<UUID, DomainFacts> facts) throws LibvirtException {
        facts.put(UUID.fromString(domain.getUUIDString()), new DomainFacts(
                domain.getInfo().state.name().replace("VIR_DOMAIN_", ""), domain.isPersistent() == 1));
        domain.free();
    }

    /** What the inventory says. */
    static Map<UUID, DomainFacts> of(LibvirtConnection connection) {
        Map<UUID, DomainFacts> facts = new TreeMap<>();
        connection.domains().all().forEach(
                status -> facts.put(status.uuid(), new DomainFacts(status.state().name(), status.persistent())));
        return facts;
    }
}
