package io.quarkiverse.libvirt.eventloop;

import java.util.concurrent.TimeUnit;

/**
 * The greatest of the values of the last one to two minutes: one that happened once must not be shown for ever. Not safe for
 * several threads: its owner sees to that.
 */
public final class RecentMaximum {

    private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);

    private long began = System.nanoTime();
    private long current;
    private long before;

    /** @param now on the clock of {@link System#nanoTime()}, as are all times here */
    public void add(long value, long now) {
        roll(now);
        if (value > current) {
            current = value;
        }
    }

    /** @return 0 when there was none */
    public long get(long now) {
        roll(now);
        return Math.max(current, before);
    }

    private void roll(long now) {
        long age = now - began;
        if (age >= WINDOW_NANOS) {
            before = age < 2 * WINDOW_NANOS ? current : 0;
            current = 0;
            began = now;
        }
    }
}
