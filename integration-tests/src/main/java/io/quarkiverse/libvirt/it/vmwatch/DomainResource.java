package io.quarkiverse.libvirt.it.vmwatch;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.libvirt.LibvirtException;

import io.smallrye.common.annotation.Blocking;

/** The domains and what can be done to them. Blocking: libvirt's calls wait for the host. */
@Path("/domains")
@Blocking
public class DomainResource {

    private final LibvirtHost host;
    private final DemoActivity demo;

    DomainResource(LibvirtHost host, DemoActivity demo) {
        this.host = host;
        this.demo = demo;
    }

    @GET
    public List<DomainView> all() throws LibvirtException {
        return host.domains();
    }

    @GET
    @Path("/{uuid}")
    public DomainView one(UUID uuid) throws LibvirtException {
        return host.domain(uuid);
    }

    @POST
    @Path("/{uuid}/{operation:start|suspend|resume|stop}")
    public void operate(UUID uuid, Operation operation) throws LibvirtException {
        demo.makeWay();
        host.operate(uuid, operation);
    }
}
