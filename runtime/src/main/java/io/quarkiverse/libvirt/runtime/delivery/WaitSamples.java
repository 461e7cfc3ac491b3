package io.quarkiverse.libvirt.runtime.delivery;

import java.util.concurrent.TimeUnit;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.statistics.Timer;

/**
 * How long events of one connection wait, from their arrival until they are passed on. One event at a time is timed: the next
 * one after it was passed on when few come, every eighth at most when many do. A clock for each would cost more than the answer
 * is worth.
 */
final class WaitSamples {

    private static final long SELDOM_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int SKIPPED_WHEN_OFTEN = 7;

    private final Timer timer = new Timer();
    /** Null when none is on its way. */
    private volatile LibvirtEvent timed;
    /** Written before {@link #timed}. */
    private long since;
    /** So many more aren't timed. Two threads that write at once skip another number. */
    private int skip;
    /** On the thread that passes on. */
    private long lastTurn;
    private boolean often;

    /** From any thread. */
    void arrived(LibvirtEvent event) {
        if (skip > 0) {
            skip--;
        } else if (timed == null) {
            since = System.nanoTime();
            timed = event;
        }
    }

    /** Events are about to be passed on, for some time. */
    void turn(long began) {
        often = began - lastTurn < SELDOM_NANOS;
        lastTurn = began;
        if (!often) {
            skip = 0;
        }
    }

    /** By the thread of the turn. */
    void passedOn(LibvirtEvent event) {
        LibvirtEvent awaited = timed;
        if (awaited == null || event.sequence() < awaited.sequence()) {
            return;
        }
        // A later one: what was awaited has been left out.
        if (event == awaited) {
            long now = System.nanoTime();
            timer.add(now - since, now);
        }
        skip = often ? SKIPPED_WHEN_OFTEN : 0;
        timed = null;
    }

    Timer timer() {
        return timer;
    }
}
