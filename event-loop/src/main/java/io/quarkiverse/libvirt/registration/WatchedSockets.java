package io.quarkiverse.libvirt.registration;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.quarkiverse.libvirt.epoll.LibC;

/**
 * The sockets of one connection: the file descriptors that libvirt watches on behalf of what it opens in
 * {@link EventLoopRegistration#callAs(io.quarkiverse.libvirt.EventImpl, WatchedSockets, EventLoopRegistration.Action)}.
 * <p>
 * libvirt closes a descriptor only after it has ended its watch. Since that is noticed under the same lock, a descriptor that
 * is shut down here is never one that has become somebody else's. Holds nothing of an application's.
 */
public final class WatchedSockets {

    private final Map<Integer, Integer> descriptorByWatch = new HashMap<>();
    private boolean severed;
    private volatile long lastArrival = System.nanoTime();

    /**
     * Shuts down all of them, and those that are still to come, in both directions ({@code shutdown(2)}): who waits for the
     * other side sees the end of the connection. libvirt closes the descriptors as ever. From any thread, at once, any number
     * of
     * times. What isn't a socket stays as it is.
     */
    public synchronized void sever() {
        if (!severed) {
            severed = true;
            descriptorByWatch.values().forEach(WatchedSockets::shutDown);
        }
    }

    /**
     * When the event loop has last told libvirt that something is there, such as data to read, by {@link System#nanoTime}; the
     * beginning if it never has. What is read by a call itself is not among it.
     */
    public long lastArrival() {
        return lastArrival;
    }

    /** Something is there. */
    void arrived() {
        lastArrival = System.nanoTime();
    }

    /** Whether {@link #sever} was called. */
    public synchronized boolean isSevered() {
        return severed;
    }

    /** @param there false when the watch was removed already: a callback may be faster than the call that adds its watch */
    synchronized boolean added(int watch, int fd, BooleanSupplier there) {
        if (!there.getAsBoolean()) {
            return false;
        }
        descriptorByWatch.put(watch, fd);
        if (severed) {
            shutDown(fd);
        }
        return true;
    }

    synchronized void removed(int watch) {
        descriptorByWatch.remove(watch);
    }

    /** Fails for a pipe, or for a socket whose other side has gone; both are as they should be. */
    private static void shutDown(int fd) {
        LibC.shutdown(fd, LibC.SHUT_RDWR);
    }
}
