package io.quarkiverse.libvirt.runtime.metrics;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Many meters of one thing are read one after the other: they look at the same moment, which costs less, too. */
final class Snapshot<T> {

    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Supplier<T> source;
    private T last;
    private long takenAt;

    Snapshot(Supplier<T> source) {
        this.source = source;
    }

    synchronized T get() {
        long now = System.nanoTime();
        if (last == null || now - takenAt > FRESH_NANOS) {
            last = source.get();
            takenAt = now;
        }
        return last;
    }
}
