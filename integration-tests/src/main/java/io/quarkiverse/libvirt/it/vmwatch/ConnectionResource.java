package io.quarkiverse.libvirt.it.vmwatch;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.smallrye.common.annotation.NonBlocking;

/** The connections, and how they are. */
@Path("/connections")
@NonBlocking
public class ConnectionResource {

    private final LibvirtConnections connections;
    private final ConnectionStates states;

    ConnectionResource(LibvirtConnections connections, ConnectionStates states) {
        this.connections = connections;
        this.states = states;
    }

    @GET
    public List<ConnectionView> all() {
        return connections.all().stream().map(states::view).toList();
    }

    @GET
    @Path("/{connection}")
    public ConnectionView one(String connection) {
        LibvirtConnection found = connections.find(connection)
                .orElseThrow(() -> Errors.notFound("There is no connection '" + connection + "'"));
        return states.view(found);
    }
}
