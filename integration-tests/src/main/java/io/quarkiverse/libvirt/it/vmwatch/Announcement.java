package io.quarkiverse.libvirt.it.vmwatch;

import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkus.vertx.http.HttpServerStart;

/** Says which page to open, once it is there. */
@ApplicationScoped
public class Announcement {

    private static final Logger LOG = Logger.getLogger("vm-watch");

    private final LibvirtConnections connections;
    private final Config config;

    Announcement(LibvirtConnections connections, Config config) {
        this.connections = connections;
        this.config = config;
    }

    void tell(@ObservesAsync HttpServerStart server) {
        // Asked for late: with port 0 the system has chosen one by now.
        int port = config.getValue("quarkus.http.port", Integer.class);
        String hosts = connections.all().stream().map(LibvirtConnection::uri).collect(Collectors.joining(", "));
        LOG.infof("Watching %s. Open http://%s:%d/ in a browser.", hosts, server.options().getHost(), port);
    }
}
