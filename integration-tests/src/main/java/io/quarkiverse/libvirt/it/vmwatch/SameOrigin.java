package io.quarkiverse.libvirt.it.vmwatch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.vertx.core.net.HostAndPort;

/**
 * Lets only vm-watch's own page in. It listens on this machine alone, but every page that is open in a browser here can send
 * requests to it, under its address or under a name that points to it, and would stop somebody's virtual machines.
 */
public class SameOrigin {

    private final List<String> hosts;

    SameOrigin(@ConfigProperty(name = "vm-watch.hosts") List<String> hosts) {
        this.hosts = hosts;
    }

    @ServerRequestFilter(preMatching = true)
    public Optional<Response> check(HttpHeaders headers) {
        String host = headers.getHeaderString(HttpHeaders.HOST);
        String origin = headers.getHeaderString("Origin");
        boolean ours = isOurs(host) && (origin == null || origin.substring(origin.indexOf("//") + 2).equalsIgnoreCase(host));
        return ours ? Optional.empty() : Optional.of(Response.status(Status.FORBIDDEN).build());
    }

    private boolean isOurs(String authority) {
        HostAndPort host = authority == null ? null : HostAndPort.parseAuthority(authority, -1);
        return host != null && hosts.contains(host.host().toLowerCase(Locale.ROOT));
    }
}
