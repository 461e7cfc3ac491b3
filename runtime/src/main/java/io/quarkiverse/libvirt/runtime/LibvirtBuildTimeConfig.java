package io.quarkiverse.libvirt.runtime;

import io.quarkiverse.libvirt.runtime.devservices.DevServicesSettings;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What other extensions show of libvirt, and the host of dev mode and tests. */
@ConfigMapping(prefix = "quarkus.libvirt")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface LibvirtBuildTimeConfig {

    /** Dev Services. */
    DevServicesSettings devservices();

    /** Health checks. */
    Health health();

    /** Metrics. */
    Metrics metrics();

    /** Metrics. */
    interface Metrics {

        /**
         * Whether to have meters of connections, event loops and receivers, if the application has a metrics extension such as
         * Micrometer.
         */
        @WithDefault("true")
        boolean enabled();
    }

    /** Traces. */
    Tracing tracing();

    /** Traces. */
    interface Tracing {

        /**
         * Whether to have spans of calls and of the delivery of events, if the application has OpenTelemetry.
         */
        @WithDefault("true")
        boolean enabled();
    }

    /** Health checks. */
    interface Health {

        /**
         * Whether to have a readiness check of the connections and a liveness check of the event loops, if the application has
         * SmallRye Health.
         */
        @WithDefault("true")
        boolean enabled();
    }
}
