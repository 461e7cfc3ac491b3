package org.acme;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.event.ConnectionResynchronisedEvent;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.inventory.DomainStatus;

@ApplicationScoped
public class VmTable {

    public record Key(String host, UUID vm) {
    }

    public record Row(String name, String state, boolean current) {
    }

    private final Map<Key, Row> rows = new ConcurrentHashMap<>();
    private final LibvirtConnections connections;

    VmTable(LibvirtConnections connections) {
        this.connections = connections;
    }

    public Map<Key, Row> rows() {
        return Map.copyOf(rows);
    }

    /** The inventory has the event already: what it says of this one domain is copied. */
    void changed(@Observes DomainLifecycleEvent event) {
        String host = event.connection();
        UUID vm = event.domain().uuid();
        connections.find(host).flatMap(connection -> connection.domains().get(vm))
                .ifPresentOrElse(status -> put(host, status), () -> rows.remove(new Key(host, vm)));
    }

    /** Nothing is known of its domains until it is back. */
    void lost(@Observes ConnectionLostEvent event) {
        rows.replaceAll((key, row) -> key.host().equals(event.connection()) ? new Row(row.name(), row.state(), false) : row);
    }

    /** Also the first time: then the table is filled. */
    void back(@Observes ConnectionResynchronisedEvent event) {
        String host = event.connection();
        rows.keySet().removeIf(key -> key.host().equals(host));
        connections.find(host).ifPresent(connection -> connection.domains().all().forEach(status -> put(host, status)));
    }

    private void put(String host, DomainStatus status) {
        rows.put(new Key(host, status.uuid()), new Row(status.name(), status.lastKnownState().name(), status.known()));
    }
}
