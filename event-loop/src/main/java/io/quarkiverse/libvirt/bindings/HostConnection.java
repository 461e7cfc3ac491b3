package io.quarkiverse.libvirt.bindings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.libvirt.bindings.Subscriptions.Subscription;

/**
 * An open connection to a host ({@code virConnectPtr}) with its subscriptions. Every call blocks, and needs the loop to run
 * meanwhile.
 */
public final class HostConnection {

    private final long pointer;
    private final Subscription close;
    private final List<EventSubscription> events = new ArrayList<>();
    /** Nobody but {@link #close} may use the pointer any more. Set before it waits for its turn, so that others stop. */
    private volatile boolean closed;

    /** What has to be deregistered at the end. */
    private record EventSubscription(EventSource source, int callbackId, Subscription subscription) {
    }

    private HostConnection(long pointer, EventHandler onClosed) {
        this.pointer = pointer;
        close = Subscriptions.add(onClosed);
    }

    /**
     * Opens a connection ({@code virConnectOpen}), with a close callback ({@code virConnectRegisterCloseCallback}) and no other
     * subscription.
     *
     * @param uri libvirt's URI of the host
     * @param keepAliveInterval seconds between keepalive messages ({@code virConnectSetKeepAlive}); 0 for none
     * @param keepAliveCount unanswered messages after which the connection counts as dead
     * @param onClosed gets the one {@code int reason} when the connection is closed, but not by {@link #close}: on the thread
     *        that notices it, which may be one that calls libvirt, and perhaps before events that came earlier
     * @throws LibvirtException with libvirt's message when the host can't be reached or refuses
     */
    public static HostConnection open(String uri, int keepAliveInterval, int keepAliveCount, EventHandler onClosed)
            throws LibvirtException {
        long pointer = Libvirt.virConnectOpen(uri);
        if (pointer == 0) {
            throw LibvirtException.last();
        }
        HostConnection connection = new HostConnection(pointer, onClosed);
        if (Libvirt.virConnectRegisterCloseCallback(pointer, EventUpcalls.CLOSED, connection.close.key,
                EventUpcalls.FREED) != 0) {
            LibvirtException refused = LibvirtException.last();
            connection.close(Duration.ZERO);
            throw refused;
        }
        if (keepAliveInterval > 0) {
            // Fails where there is nobody to ask: a driver inside this process. What matters otherwise is the close callback.
            Libvirt.virConnectSetKeepAlive(pointer, keepAliveInterval, keepAliveCount);
        }
        return connection;
    }

    /**
     * Subscribes to an event of all objects of its class ({@code virConnect…EventRegisterAny}). To be called once for each.
     *
     * @param source the class of objects
     * @param eventId libvirt's number of the event in this class
     * @param parameters how many parameters its C callback has between the object and the opaque
     * @param handler gets the events
     * @throws LibvirtException when the client library or the driver doesn't know the event, or the connection is dead or
     *         closed
     */
    public synchronized void subscribe(EventSource source, int eventId, int parameters, EventHandler handler)
            throws LibvirtException {
        if (closed) {
            throw new LibvirtException("The connection was closed");
        }
        Subscription subscription = Subscriptions.add(handler);
        int callbackId = source.register(pointer, eventId, EventUpcalls.forParameters(parameters), subscription.key,
                EventUpcalls.FREED);
        if (callbackId < 0) {
            Subscriptions.free(subscription.key);
            throw LibvirtException.last();
        }
        events.add(new EventSubscription(source, callbackId, subscription));
    }

    /** Asks no host: {@code virConnectIsAlive}. */
    public synchronized boolean isAlive() {
        return !closed && Libvirt.virConnectIsAlive(pointer) == 1;
    }

    /**
     * Ends {@link #subscribe}, after the call that is under way; unsubscribes, waits until libvirt has let go of the
     * subscriptions, and closes ({@code virConnectClose}): closed before, the connection would leak. To be called once.
     *
     * @param patience how long to wait for libvirt
     * @return references that somebody else still has on the connection; 0 when it is gone, -1 on error
     */
    public int close(Duration patience) {
        closed = true;
        return closeWhenUnused(patience);
    }

    private synchronized int closeWhenUnused(Duration patience) {
        List<Subscription> deregistered = new ArrayList<>(events.size());
        for (EventSubscription event : events) {
            // Fails on a dead connection, whose subscriptions libvirt has let go of already.
            if (event.source.deregister(pointer, event.callbackId) == 0) {
                deregistered.add(event.subscription);
            }
        }
        awaitFreed(deregistered, patience);
        // Already -1 when the connection is dead; the in-process test driver takes it and never frees.
        Libvirt.virConnectUnregisterCloseCallback(pointer, EventUpcalls.CLOSED);
        int references = Libvirt.virConnectClose(pointer);
        for (EventSubscription event : events) {
            Subscriptions.free(event.subscription.key);
        }
        events.clear();
        Subscriptions.free(close.key);
        return references;
    }

    private static void awaitFreed(List<Subscription> subscriptions, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (Subscription subscription : subscriptions) {
                if (!subscription.freed.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
