package io.quarkiverse.libvirt.runtime.metrics;

import io.quarkus.runtime.metrics.MetricsFactory;

/** Removes the meters of what is no more. Quarkus' neutral factory only adds; where nothing removes them, they stay. */
interface MeterRemoval {

    /** All that have a tag of this value. */
    void remove(String tag, String value);

    static MeterRemoval of(MetricsFactory factory) {
        if (factory.metricsSystemSupported(MetricsFactory.MICROMETER)) {
            // Loaded only here: without Micrometer it can't be.
            return new MicrometerRemoval();
        }
        return (tag, value) -> {
        };
    }
}
