package io.quarkiverse.libvirt.deployment;

import io.quarkiverse.libvirt.runtime.LibvirtBuildTimeConfig;
import io.quarkiverse.libvirt.runtime.tracing.TracingRecorder;
import io.quarkus.arc.deployment.SyntheticBeansRuntimeInitBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;

/** Spans, if the application has OpenTelemetry. */
class TracingProcessor {

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    @Consume(SyntheticBeansRuntimeInitBuildItem.class)
    ServiceStartBuildItem traces(TracingRecorder recorder, Capabilities capabilities, LibvirtBuildTimeConfig config,
            ShutdownContextBuildItem shutdown) {
        if (capabilities.isMissing(Capability.OPENTELEMETRY_TRACER) || !config.tracing().enabled()) {
            return null;
        }
        recorder.begin(shutdown);
        return new ServiceStartBuildItem("libvirt-tracing");
    }
}
