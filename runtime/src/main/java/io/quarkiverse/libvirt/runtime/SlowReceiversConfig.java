package io.quarkiverse.libvirt.runtime;

import io.quarkiverse.libvirt.runtime.delivery.QueueLimits;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.WithDefault;

/** Receivers that may block: blocking {@code @ConsumeEvent} methods and {@code @ObservesAsync} observers. */
public interface SlowReceiversConfig {

    /**
     * How many events may wait for each blocking {@code @ConsumeEvent} method, and for all {@code @ObservesAsync} observers
     * together. Beyond that, events that a newer one supersedes are left out, others are dropped, and an event to
     * {@code libvirt.connection.gap} tells how many. The newest lifecycle event of an object is always kept.
     */
    @WithDefault("1000")
    int queue();

    /**
     * How many events each of them may have at once, each of another domain or other object: events of one object come one
     * after the other. A method with {@code @ConsumeEvent(ordered = true)} has one at a time.
     */
    @WithDefault("8")
    int parallel();

    /** Both, checked. */
    default QueueLimits limits() {
        if (queue() < 1) {
            throw new ConfigurationException("quarkus.libvirt.slow-receivers.queue is " + queue()
                    + ", but a receiver needs room for 1 event or more");
        }
        if (parallel() < 1) {
            throw new ConfigurationException("quarkus.libvirt.slow-receivers.parallel is " + parallel()
                    + ", but a receiver must be given 1 event or more at once");
        }
        return new QueueLimits(queue(), parallel());
    }
}
