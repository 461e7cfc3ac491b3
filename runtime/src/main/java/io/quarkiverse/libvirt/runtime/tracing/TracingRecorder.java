package io.quarkiverse.libvirt.runtime.tracing;

import java.util.Optional;
import java.util.Set;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;

/** Traces from the start on, if the application has OpenTelemetry. */
@Recorder
public class TracingRecorder {

    private static final Set<String> NOBODY_SAMPLES = Set.of("always_off", "parentbased_always_off");

    /** When there are beans. */
    public void begin(ShutdownContext shutdown) {
        Config config = ConfigProvider.getConfig();
        Optional<String> sampler = config.getOptionalValue("quarkus.otel.traces.sampler", String.class);
        boolean disabled = config.getOptionalValue("quarkus.otel.sdk.disabled", Boolean.class).orElse(false);
        if (disabled || sampler.filter(NOBODY_SAMPLES::contains).isPresent()) {
            return;
        }
        Traces.install(new OpenTelemetryTracing(Arc.container().instance(OpenTelemetry.class).get()));
        shutdown.addLastShutdownTask(() -> Traces.install(null));
    }
}
