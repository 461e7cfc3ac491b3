package io.quarkiverse.libvirt.it.vmwatch;

import java.util.Map;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.LibvirtTimeoutException;
import io.quarkiverse.libvirt.LibvirtUnavailableException;

/** What doesn't work is answered with a message: in libvirt's own words, or in the extension's. */
public class Errors {

    /** libvirt refuses it. */
    @ServerExceptionMapper
    public Response answer(LibvirtException e) {
        boolean noDomain = e.getError().getCode() == ErrorNumber.VIR_ERR_NO_DOMAIN;
        return answer(noDomain ? Status.NOT_FOUND : Status.CONFLICT, e);
    }

    /** The host can't be reached now; the message says why, and when it is tried again. */
    @ServerExceptionMapper
    public Response answer(LibvirtUnavailableException e) {
        return answer(Status.SERVICE_UNAVAILABLE, e);
    }

    /** The host doesn't answer. It may have done it nevertheless. */
    @ServerExceptionMapper
    public Response answer(LibvirtTimeoutException e) {
        return answer(Status.GATEWAY_TIMEOUT, e);
    }

    static NotFoundException notFound(String message) {
        return new NotFoundException(answer(Status.NOT_FOUND, message));
    }

    private static Response answer(Status status, Exception e) {
        return answer(status, String.valueOf(e.getMessage()));
    }

    private static Response answer(Status status, String message) {
        return Response.status(status).type(MediaType.APPLICATION_JSON).entity(Map.of("message", message)).build();
    }
}
