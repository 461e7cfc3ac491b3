package io.quarkiverse.libvirt.runtime.statistics;

import io.quarkiverse.libvirt.eventloop.RecentMaximum;

/** Adds up how long something takes. From any thread. */
public final class Timer {

    private long count;
    private long nanos;
    private final RecentMaximum longest = new RecentMaximum();

    /** @param now on the clock of {@link System#nanoTime()} */
    public synchronized void add(long took, long now) {
        count++;
        nanos += took;
        longest.add(took, now);
    }

    public synchronized Timing read() {
        return new Timing(count, nanos, longest.get(System.nanoTime()));
    }
}
