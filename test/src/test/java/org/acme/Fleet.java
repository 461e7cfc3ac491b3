package org.acme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.ConsumeEvent;

@ApplicationScoped
public class Fleet {

    private final LibvirtConnections connections;

    Fleet(LibvirtConnections connections) {
        this.connections = connections;
    }

    void start(@Observes StartupEvent started, @ConfigProperty(name = "acme.hosts") Optional<Path> hosts) throws IOException {
        if (hosts.isPresent()) {
            open(hosts.get());
        }
    }

    /** Opens what a file lists: in each line a name and a URI. */
    public void open(Path hosts) throws IOException {
        for (String line : Files.readAllLines(hosts)) {
            String[] host = line.split(" ", 2);
            connections.open(host[0], host[1]);
        }
    }

    /** How many hosts are in each state. */
    public Map<ConnectionState, Long> states() {
        return connections.all().stream().collect(Collectors.groupingBy(LibvirtConnection::state, Collectors.counting()));
    }

    @ConsumeEvent(EventAddresses.CONNECTION_LOST)
    void lost(ConnectionLostEvent event) {
        Log.warnf("%s is away: %s", event.connection(), event.problem());
    }
}
