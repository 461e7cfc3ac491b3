package io.quarkiverse.libvirt.runtime.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;

/** Of Micrometer's global registry, which Quarkus' factory adds to. */
final class MicrometerRemoval implements MeterRemoval {

    @Override
    public void remove(String tag, String value) {
        for (Meter each : Metrics.globalRegistry.getMeters()) {
            Meter.Id id = each.getId();
            if (id.getName().startsWith("libvirt.") && value.equals(id.getTag(tag))) {
                Metrics.globalRegistry.remove(each);
            }
        }
    }
}
