package io.quarkiverse.libvirt.deployment;

import io.quarkiverse.libvirt.runtime.metrics.MetricsRecorder;
import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.RuntimeValue;

/** Has the factory of meters, at run time; there if the application has metrics. */
final class MetricsHolderBuildItem extends SimpleBuildItem {

    private final RuntimeValue<MetricsRecorder.Holder> holder;

    MetricsHolderBuildItem(RuntimeValue<MetricsRecorder.Holder> holder) {
        this.holder = holder;
    }

    RuntimeValue<MetricsRecorder.Holder> holder() {
        return holder;
    }
}
