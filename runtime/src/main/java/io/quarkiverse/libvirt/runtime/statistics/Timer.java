package io.quarkiverse.libvirt.runtime.statistics;

import java.util.function.LongConsumer;

import io.quarkiverse.libvirt.eventloop.RecentMaximum;

/** Adds up how long something takes. From any thread. */
public final class Timer {

    private long count;
    private long nanos;
    private final RecentMaximum longest = new RecentMaximum();

    private volatile LongConsumer also;

    /** Has somebody else told of each time, in nanoseconds. */
    public void also(LongConsumer listener) {
        also = listener;
    }

    /** @param now on the clock of {@link System#nanoTime()} */
    public void add(long took, long now) {
        synchronized (this) {
            count++;
            nanos += took;
            longest.add(took, now);
        }
        LongConsumer listener = also;
        if (listener != null) {
            listener.accept(took);
        }
    }

    public synchronized Timing read() {
        return new Timing(count, nanos, longest.get(System.nanoTime()));
    }
}
