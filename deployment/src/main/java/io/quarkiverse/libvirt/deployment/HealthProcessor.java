package io.quarkiverse.libvirt.deployment;

import io.quarkiverse.libvirt.runtime.LibvirtBuildTimeConfig;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.smallrye.health.deployment.spi.HealthBuildItem;

/** Health checks. They are named, not loaded: without SmallRye Health their classes can't be. */
class HealthProcessor {

    private static final String PACKAGE = "io.quarkiverse.libvirt.runtime.health.";

    @BuildStep
    void healthChecks(LibvirtBuildTimeConfig config, BuildProducer<HealthBuildItem> checks) {
        boolean enabled = config.health().enabled();
        checks.produce(new HealthBuildItem(PACKAGE + "ConnectionsHealthCheck", enabled));
        checks.produce(new HealthBuildItem(PACKAGE + "EventLoopsHealthCheck", enabled));
    }
}
