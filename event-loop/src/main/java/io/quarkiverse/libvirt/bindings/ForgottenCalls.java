package io.quarkiverse.libvirt.bindings;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Sends the calls that libvirt forgets. Of the threads that call one host at a time, one serves the socket for all, and another
 * one's call wakes it ({@code virNetClientIO}). In libvirt 9 (10.4 has mended it) the wake-up is lost if it comes just before
 * the wait begins ({@code g_main_loop_quit} before {@code g_main_loop_run}): the call isn't sent until something comes from the
 * host, or the keepalive's time. So where calls are under way together for a while, one more is made: its wake-up sends
 * whatever is due.
 * <p>
 * Nothing here waits. What it needs to do later it does on the JDK's thread for that.
 */
final class ForgottenCalls {

    private static final long MENDED_IN = 10_004_000;
    private static final boolean FORGETS = LibvirtLibrary.versionNumber() < MENDED_IN;
    /** Much longer than most calls take. */
    private static final long SOONEST_MILLIS = 20;
    private static final long LATEST_MILLIS = 1_000;

    private final OneMoreCall oneMore;
    private int underWay;
    private boolean newOnes;
    private boolean watched;
    private long pauseMillis;

    ForgottenCalls(OneMoreCall oneMore) {
        this.oneMore = oneMore;
    }

    /** A call is about to be made. */
    void begins() {
        if (FORGETS) {
            beginsToBeWatched();
        }
    }

    private synchronized void beginsToBeWatched() {
        underWay++;
        newOnes = true;
        // Nobody's wake-up is needed for a call alone.
        if (underWay > 1 && !watched) {
            watched = true;
            pauseMillis = SOONEST_MILLIS;
            lookLater();
        }
    }

    /** What {@link #begins} has told of is over. */
    void ended() {
        if (FORGETS) {
            synchronized (this) {
                underWay--;
            }
        }
    }

    private void lookLater() {
        CompletableFuture.delayedExecutor(pauseMillis, TimeUnit.MILLISECONDS, Runnable::run).execute(this::look);
    }

    private synchronized void look() {
        if (underWay < 2) {
            watched = false;
            return;
        }
        boolean forgotten = !newOnes;
        // The newest one has woken the others, and may itself have been forgotten. Of those that have been under way for longer
        // each may consist of several, of which the next can be forgotten.
        pauseMillis = forgotten ? Math.min(2 * pauseMillis, LATEST_MILLIS) : SOONEST_MILLIS;
        newOnes = false;
        // First: the call may need a thread that can't be had.
        lookLater();
        if (forgotten) {
            oneMore.make();
        }
    }
}
