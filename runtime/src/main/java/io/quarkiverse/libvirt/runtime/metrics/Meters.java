package io.quarkiverse.libvirt.runtime.metrics;

import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.quarkiverse.libvirt.runtime.statistics.Timer;
import io.quarkus.runtime.metrics.MetricsFactory;
import io.quarkus.runtime.metrics.MetricsFactory.MetricBuilder;
import io.quarkus.runtime.metrics.MetricsFactory.TimeRecorder;

/** Registers meters that have one tag in common and read the same figures. */
final class Meters<T> {

    private static final double NANOS_OF_A_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final MetricsFactory factory;
    private final String tag;
    private final String value;
    private final Snapshot<T> figures;

    Meters(MetricsFactory factory, String tag, String value, Snapshot<T> figures) {
        this.factory = factory;
        this.tag = tag;
        this.value = value;
        this.figures = figures;
    }

    MetricBuilder builder(String name, String description) {
        return factory.builder("libvirt." + name).description(description).tag(tag, value);
    }

    void gauge(String name, String description, ToDoubleFunction<T> read) {
        builder(name, description).buildGauge(() -> read.applyAsDouble(figures.get()));
    }

    void counter(String name, String description, ToDoubleFunction<T> read) {
        builder(name, description).buildCounter(() -> read.applyAsDouble(figures.get()));
    }

    /** @param read gives nanoseconds; negative is unknown */
    void seconds(String name, String description, ToDoubleFunction<T> read) {
        builder(name, description).unit("seconds").buildGauge(() -> seconds(read.applyAsDouble(figures.get())));
    }

    /** @param read gives nanoseconds */
    void secondsCounter(String name, String description, ToDoubleFunction<T> read) {
        builder(name, description).unit("seconds")
                .buildCounter(() -> read.applyAsDouble(figures.get()) / NANOS_OF_A_SECOND);
    }

    /** Each time that is added from now on. */
    void timer(String name, String description, Timer timer) {
        TimeRecorder recorder = builder(name, description).buildTimer();
        timer.also(nanos -> recorder.update(nanos, TimeUnit.NANOSECONDS));
    }

    private static double seconds(double nanos) {
        return nanos < 0 ? Double.NaN : nanos / NANOS_OF_A_SECOND;
    }
}
