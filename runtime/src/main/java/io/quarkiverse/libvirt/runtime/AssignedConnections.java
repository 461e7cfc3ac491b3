package io.quarkiverse.libvirt.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.HostAssignment;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.bindings.OneLine;
import io.quarkiverse.libvirt.runtime.DeclaredConnections.Declared;
import io.quarkiverse.libvirt.runtime.connection.ConnectionRegistry;
import io.quarkiverse.libvirt.runtime.connection.ManagedConnection;

/** The connections that are only open while they belong to this replica: a new one for each assignment. */
final class AssignedConnections implements HostAssignment.Watcher {

    private static final Logger LOG = Logger.getLogger(LibvirtConnection.class);

    private final Map<String, Declared> declared;
    private final ConnectionRegistry registry;
    private final Factory factory;
    private final Duration closeTimeout;

    /** Makes a connection that isn't open yet. */
    @FunctionalInterface
    interface Factory {
        ManagedConnection create(Declared declared, long generationsBefore);
    }

    AssignedConnections(Map<String, Declared> declared, ConnectionRegistry registry, Factory factory, Duration closeTimeout) {
        this.declared = declared;
        this.registry = registry;
        this.factory = factory;
        this.closeTimeout = closeTimeout;
    }

    @Override
    public void assigned(String connection, long epoch) {
        Declared each = declared.get(connection);
        if (each == null) {
            throw new IllegalArgumentException("There is no connection '" + connection + "' to be assigned");
        }
        // One that came without the end of the one before.
        registry.release(connection, Duration.ZERO);
        ManagedConnection opened = factory.create(each, epoch * GENERATIONS);
        LOG.infof("%s is this replica's now (assignment %d)", opened.settings().described(), epoch);
        registry.open(opened);
    }

    @Override
    public CompletionStage<Void> revoked(String connection) {
        return registry.release(connection, closeTimeout.dividedBy(2)).map(done -> {
            LOG.infof("The connection '%s' to libvirt is given back", OneLine.of(connection));
            return done;
        }).orElse(CompletableFuture.completedFuture(null));
    }

    @Override
    public void lost(String connection) {
        registry.release(connection, Duration.ZERO).ifPresent(done -> LOG.warnf("The connection '%s' to libvirt may be another"
                + " replica's already, and is cut", OneLine.of(connection)));
    }
}
