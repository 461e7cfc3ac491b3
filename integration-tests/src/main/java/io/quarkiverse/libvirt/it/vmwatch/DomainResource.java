package io.quarkiverse.libvirt.it.vmwatch;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/**
 * The domains of a connection and what can be done to them. To look costs no call of libvirt, since the extension knows what is
 * there. To do
 * something does, which no thread here waits for; that it has happened is told by an event.
 */
@Path("/connections/{connection}/domains")
@NonBlocking
public class DomainResource {

    private final LibvirtConnections connections;
    private final DemoActivity demo;

    DomainResource(LibvirtConnections connections, DemoActivity demo) {
        this.connections = connections;
        this.demo = demo;
    }

    @GET
    public List<DomainView> all(String connection) {
        LibvirtConnection host = find(connection);
        return host.domains().all().stream().map(domain -> DomainView.of(domain, host)).toList();
    }

    @GET
    @Path("/{uuid}")
    public DomainView one(String connection, UUID uuid) {
        LibvirtConnection host = find(connection);
        return host.domains().get(uuid).map(domain -> DomainView.of(domain, host))
                .orElseThrow(() -> Errors.notFound("There is no domain " + uuid + " on '" + connection + "'"));
    }

    @POST
    @Path("/{uuid}/{operation:start|suspend|resume|stop}")
    public Uni<Void> operate(String connection, UUID uuid, Operation operation) {
        demo.makeWay();
        return find(connection).callAsync(operation.to(uuid));
    }

    private LibvirtConnection find(String connection) {
        return connections.find(connection)
                .orElseThrow(() -> Errors.notFound("There is no connection '" + connection + "'"));
    }
}
