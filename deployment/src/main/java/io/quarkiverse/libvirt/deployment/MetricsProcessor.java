package io.quarkiverse.libvirt.deployment;

import java.util.Optional;

import io.quarkiverse.libvirt.runtime.LibvirtBuildTimeConfig;
import io.quarkiverse.libvirt.runtime.metrics.MetricsRecorder;
import io.quarkus.arc.deployment.SyntheticBeansRuntimeInitBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.quarkus.deployment.metrics.MetricsCapabilityBuildItem;
import io.quarkus.deployment.metrics.MetricsFactoryConsumerBuildItem;

/** Meters, in whatever metrics system the application has. */
class MetricsProcessor {

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void factory(MetricsRecorder recorder, LibvirtBuildTimeConfig config, Optional<MetricsCapabilityBuildItem> capability,
            BuildProducer<MetricsFactoryConsumerBuildItem> consumers, BuildProducer<MetricsHolderBuildItem> holders) {
        if (capability.isPresent() && config.metrics().enabled()) {
            MetricsHolderBuildItem holder = new MetricsHolderBuildItem(recorder.holder());
            consumers.produce(new MetricsFactoryConsumerBuildItem(recorder.consumer(holder.holder())));
            holders.produce(holder);
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    @Consume(SyntheticBeansRuntimeInitBuildItem.class)
    ServiceStartBuildItem meters(MetricsRecorder recorder, Optional<MetricsHolderBuildItem> holder,
            ShutdownContextBuildItem shutdown) {
        if (holder.isEmpty()) {
            return null;
        }
        recorder.begin(holder.get().holder(), shutdown);
        return new ServiceStartBuildItem("libvirt-metrics");
    }
}
