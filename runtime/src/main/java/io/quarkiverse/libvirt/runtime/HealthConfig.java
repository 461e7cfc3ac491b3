package io.quarkiverse.libvirt.runtime;

import java.time.Duration;
import java.util.Optional;

import io.quarkiverse.libvirt.ReadinessPolicy;
import io.quarkus.runtime.annotations.ConfigDocDefault;
import io.smallrye.config.WithDefault;

/** What the health checks say, if the application has SmallRye Health. */
public interface HealthConfig {

    /**
     * What the readiness of the application has to do with each connection that doesn't say it itself.
     */
    @ConfigDocDefault("`required` for configured connections whose `startup` is `required`, else `reported`")
    Optional<ReadinessPolicy> readiness();

    /**
     * How late the heartbeat of an event loop that serves libvirt may be. Later than that, the application is not alive.
     */
    @WithDefault("30S")
    Duration eventLoopTimeout();
}
