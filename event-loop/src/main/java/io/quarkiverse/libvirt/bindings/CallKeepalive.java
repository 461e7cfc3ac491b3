package io.quarkiverse.libvirt.bindings;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The keepalive of a connection while calls are under way. libvirt's own one can't be relied on then. When it gives a host up,
 * the call that serves the socket ends, and another one that takes over waits for a socket that nobody closes; up to libvirt
 * 10.3 it may also use what the first one has left on its stack ({@code virNetClientIOEventLoop}, CVE-2024-4418), which ends
 * the process. So a host from which nothing comes during calls is given up here, by an interval earlier.
 * <p>
 * What has come is not to be seen while a call serves the socket. So when the host has been silent for an interval, it is asked
 * by one more call, which any daemon answers at once.
 * <p>
 * Nothing here waits; it looks on the JDK's thread for what is due later.
 */
final class CallKeepalive {

    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long MARGIN = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LONGEST_GRACE = TimeUnit.MILLISECONDS.toNanos(500);

    private final long patience;
    /** Of the patience, when the host is asked. */
    private final long askAfter;
    private final long step;
    /** For what waits in the socket while nobody has looked, for instance since the JVM stood still. */
    private final long grace;
    private final LongSupplier lastArrival;
    private final OneMoreCall question;
    private final Runnable silent;
    private int underWay;
    private boolean watched;
    private boolean over;
    private long heard = System.nanoTime();
    private long due;

    /**
     * @param intervalSeconds as {@code virConnectSetKeepAlive} takes it, positive
     * @param count as {@code virConnectSetKeepAlive} takes it
     * @param lastArrival when the event loop was last told that something is there to read, by {@link System#nanoTime}
     * @param question one more call; {@link #begins} and {@link #ended} are called for it, too
     * @param silent told once, on a thread that must not wait, when nothing has come for so long
     */
    CallKeepalive(int intervalSeconds, int count, LongSupplier lastArrival, OneMoreCall question, Runnable silent) {
        long interval = TimeUnit.SECONDS.toNanos(intervalSeconds);
        // libvirt's is one interval more, in whole seconds: it may be over by one earlier.
        long earliest = TimeUnit.SECONDS.toNanos(intervalSeconds * (count + 1L) - 1);
        long usual = count > 0 ? TimeUnit.SECONDS.toNanos((long) intervalSeconds * count) : interval / 2;
        patience = Math.max(SHORTEST, Math.min(usual, earliest - MARGIN));
        askAfter = Math.min(interval, patience / 2);
        step = askAfter / 2;
        grace = Math.min(LONGEST_GRACE, step);
        this.lastArrival = lastArrival;
        this.question = question;
        this.silent = silent;
    }

    /** A call is about to be made. */
    synchronized void begins() {
        underWay++;
        if (!watched && !over) {
            watched = true;
            long now = System.nanoTime();
            lookLater(now, silence(now));
        }
    }

    /** What {@link #begins} has told of is over: it was answered, or the connection has ended. */
    synchronized void ended() {
        underWay--;
        heard = System.nanoTime();
    }

    private long silence(long now) {
        return Math.min(now - heard, now - lastArrival.getAsLong());
    }

    private void lookLater(long now, long silence) {
        long delay = Math.max(grace, Math.min(step, patience - silence));
        due = now + delay;
        CompletableFuture.delayedExecutor(delay, TimeUnit.NANOSECONDS, Runnable::run).execute(this::look);
    }

    private void look() {
        if (isSilent()) {
            silent.run();
        }
    }

    private synchronized boolean isSilent() {
        if (underWay == 0) {
            watched = false;
            return false;
        }
        long now = System.nanoTime();
        long silence = silence(now);
        long late = now - due;
        if (late > step) {
            // Nobody could listen either.
            silence -= late;
            heard = now - silence;
        }
        if (silence >= patience) {
            over = true;
            watched = false;
            return true;
        }
        // First: the question may need a thread that can't be had.
        lookLater(now, silence);
        if (silence >= askAfter) {
            question.make();
        }
        return false;
    }
}
