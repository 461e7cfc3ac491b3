package org.acme;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.inventory.DomainState;

@ApplicationScoped
public class Running {

    private final LibvirtConnections connections;

    Running(LibvirtConnections connections) {
        this.connections = connections;
    }

    public long running() {
        return connections.all().stream().mapToLong(host -> host.domains().inState(DomainState.RUNNING).size()).sum();
    }
}
