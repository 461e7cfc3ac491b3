package io.quarkiverse.libvirt.bindings;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Who uses something that is to be ended once: any number of threads at a time until it ends, nobody after. Nothing here waits
 * but {@link #awaitNone}.
 */
final class Uses {

    private int count;
    private boolean ended;
    private Runnable last;

    /** @return false when it has ended; else {@link #exit} has to follow */
    synchronized boolean enter() {
        if (!ended) {
            count++;
        }
        return !ended;
    }

    void exit() {
        Runnable due;
        synchronized (this) {
            count--;
            notifyAll();
            due = count == 0 ? last : null;
        }
        if (due != null) {
            due.run();
        }
    }

    /** Nobody enters any more. @return false when it was ended before */
    synchronized boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    /** @return how many there are still */
    synchronized int awaitNone(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toNanos(); count > 0 && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return count;
    }

    /**
     * Leaves an action to the last one to exit.
     *
     * @return how many there are; with 0 the action is not taken: nobody would run it
     */
    synchronized int leaveToLast(Runnable action) {
        if (count > 0) {
            last = action;
        }
        return count;
    }
}
