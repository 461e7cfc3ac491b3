package io.quarkiverse.libvirt.it.vmwatch;

import java.util.Map;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.libvirt.LibvirtException;

/** What libvirt refuses is answered in libvirt's own words: 404 when there is no such domain, 409 for everything else. */
public class LibvirtErrors {

    @ServerExceptionMapper
    public Response answer(LibvirtException e) {
        return Response.status(LibvirtHost.isNoDomain(e) ? Status.NOT_FOUND : Status.CONFLICT)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("message", String.valueOf(e.getMessage())))
                .build();
    }
}
