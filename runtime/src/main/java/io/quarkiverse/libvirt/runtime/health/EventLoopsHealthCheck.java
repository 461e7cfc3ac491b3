package io.quarkiverse.libvirt.runtime.health;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.runtime.LibvirtConfig;
import io.quarkiverse.libvirt.runtime.statistics.LoopStatistics;
import io.quarkus.arc.ClientProxy;

/** Whether the event loops that serve libvirt run. Looks at them from outside: a blocked one doesn't hold it up. */
@Liveness
@ApplicationScoped
public class EventLoopsHealthCheck implements HealthCheck {

    private final EventImpl eventImpl;
    private final Duration timeout;

    public EventLoopsHealthCheck(EventImpl eventImpl, LibvirtConfig config) {
        this.eventImpl = ClientProxy.unwrap(eventImpl);
        timeout = config.health().eventLoopTimeout();
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("libvirt event loops");
        if (!(eventImpl instanceof VertxEventImpl loops)) {
            return response.up().withData("not checked", "the loop is the application's own " + eventImpl.getClass().getName())
                    .build();
        }
        loops.beginHeartbeats();
        boolean alive = true;
        for (LoopStatistics each : loops.statistics()) {
            alive &= each.lagNanos() <= timeout.toNanos();
            // One that has never run has no name yet.
            response.withData(each.thread() == null ? "a loop that has never run" : each.thread(),
                    TimeUnit.NANOSECONDS.toMillis(each.lagNanos()) + " ms late");
        }
        return response.status(alive).build();
    }
}
