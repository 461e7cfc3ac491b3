package io.quarkiverse.libvirt.runtime.loop;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.quarkiverse.libvirt.eventloop.RecentMaximum;
import io.quarkiverse.libvirt.eventloop.WatchLoop;

/**
 * How late a loop calls a timer of a second: the same way that libvirt's timers and descriptors take, so that it beats no more
 * when they aren't served. Costs nothing until somebody wants to know. Read from any thread, also while the loop is blocked.
 */
final class Heartbeat {

    private static final int INTERVAL_MILLIS = 1000;
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(INTERVAL_MILLIS);

    private final WatchLoop loop;
    private final AtomicBoolean begun = new AtomicBoolean();
    // Guarded by this.
    private boolean beating;
    private long next;
    private long lastLag;
    private final RecentMaximum longest = new RecentMaximum();

    Heartbeat(WatchLoop loop) {
        this.loop = loop;
    }

    /** Calling it again changes nothing. */
    void begin() {
        if (!begun.get() && begun.compareAndSet(false, true)) {
            synchronized (this) {
                next = System.nanoTime() + INTERVAL_NANOS;
                beating = loop.addTimeout(INTERVAL_MILLIS, (timer, none) -> beat(), null, null) >= 0;
            }
        }
    }

    private synchronized void beat() {
        long now = System.nanoTime();
        lastLag = Math.max(0, now - next);
        longest.add(lastLag, now);
        next = now + INTERVAL_NANOS;
    }

    /** How late it is, in nanoseconds; -1 if it doesn't beat. */
    synchronized long lag() {
        return beating ? lag(System.nanoTime()) : -1;
    }

    private long lag(long now) {
        return Math.max(lastLag, now - next);
    }

    /** The longest of the last one to two minutes, in nanoseconds; -1 if it doesn't beat. */
    synchronized long longestLag() {
        if (!beating) {
            return -1;
        }
        long now = System.nanoTime();
        return Math.max(longest.get(now), lag(now));
    }
}
