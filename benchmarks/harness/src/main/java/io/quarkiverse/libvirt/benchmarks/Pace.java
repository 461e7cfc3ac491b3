package io.quarkiverse.libvirt.benchmarks;

import java.util.concurrent.locks.LockSupport;

/** Evenly spaced moments. Who is late gets them at once, until it has caught up. */
final class Pace {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final long began;
    private final long perSecond;
    private long number;

    Pace(int perSecond) {
        this(perSecond, 0);
    }

    /** @param delayNanos from now to the first moment */
    Pace(int perSecond, long delayNanos) {
        this.perSecond = perSecond;
        began = System.nanoTime() + delayNanos;
    }

    /** Waits for the next moment, and returns it, as {@link System#nanoTime()}. */
    long next() {
        long due = began + number++ * NANOS_PER_SECOND / perSecond;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return due;
    }
}
