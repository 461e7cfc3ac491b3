package io.quarkiverse.libvirt.runtime.health;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.ReadinessPolicy;
import io.quarkiverse.libvirt.runtime.connection.ConnectionRegistry;
import io.quarkiverse.libvirt.runtime.connection.ManagedConnection;
import io.quarkiverse.libvirt.runtime.statistics.ConnectionStatistics;
import io.quarkus.arc.ClientProxy;

/** Shows every connection, and whether those are open that the application can't do without. Asks no host. */
@Readiness
@ApplicationScoped
public class ConnectionsHealthCheck implements HealthCheck {

    private final ConnectionRegistry registry;

    public ConnectionsHealthCheck(LibvirtConnections connections) {
        registry = (ConnectionRegistry) ClientProxy.unwrap(connections);
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("libvirt connections");
        boolean ready = true;
        for (ManagedConnection each : registry.managed()) {
            ReadinessPolicy policy = each.settings().readiness();
            if (policy == ReadinessPolicy.IGNORED) {
                continue;
            }
            ConnectionStatistics figures = each.statistics();
            ready &= policy != ReadinessPolicy.REQUIRED || figures.state().isOpen();
            response.withData(each.name(), describe(figures, policy));
        }
        return response.status(ready).build();
    }

    private static String describe(ConnectionStatistics figures, ReadinessPolicy policy) {
        StringBuilder text = new StringBuilder().append(figures.state());
        if (!figures.state().isOpen() && policy != ReadinessPolicy.REQUIRED) {
            text.append(" (not required)");
        }
        text.append(", generation ").append(figures.generation());
        if (figures.problem() != null) {
            text.append(": ").append(figures.problem());
        }
        return text.toString();
    }
}
