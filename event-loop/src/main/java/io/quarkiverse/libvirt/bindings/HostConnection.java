package io.quarkiverse.libvirt.bindings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.bindings.Subscriptions.Subscription;
import io.quarkiverse.libvirt.registration.EventLoopRegistration;
import io.quarkiverse.libvirt.registration.WatchedSockets;

/**
 * An open connection to a host ({@code virConnectPtr}) with its subscriptions. Any number of threads may use it at a time,
 * until
 * one closes it. Unless it is said otherwise a call blocks, and needs the loop to run meanwhile; against a host that has frozen
 * it blocks until the keepalive has noticed, or somebody calls {@link #sever}.
 */
public final class HostConnection {

    private static final String WAS_CLOSED = "The connection was closed";
    /** {@code VIR_CONNECT_CLOSE_REASON_KEEPALIVE} */
    private static final int KEEPALIVE = 2;
    /** How long a call may need to return once its socket is shut down. */
    private static final Duration RETURN = Duration.ofSeconds(1);

    private final long pointer;
    private final EventImpl loop;
    private final WatchedSockets sockets;
    private final Secrets secrets;
    private final Subscription close;
    private final HostListing listing = new HostListing(this);
    private final Queue<EventSubscription> events = new ConcurrentLinkedQueue<>();
    private final Uses uses = new Uses();
    private final OneMoreCall oneMore = new OneMoreCall(this::askVersion);
    private final ForgottenCalls forgotten = new ForgottenCalls(oneMore);
    /** Null without keepalive. */
    private volatile CallKeepalive keepalive;
    private final AtomicBoolean closedTold = new AtomicBoolean();

    /** What has to be deregistered at the end. */
    private record EventSubscription(EventSource source, int callbackId, Subscription subscription) {
    }

    /** A call of libvirt's on the connection. */
    @FunctionalInterface
    interface Use<T> {
        T of(long pointer) throws LibvirtException;
    }

    private HostConnection(long pointer, EventImpl loop, WatchedSockets sockets, EventHandler onClosed, Secrets secrets) {
        this.pointer = pointer;
        this.loop = loop;
        this.sockets = sockets;
        this.secrets = secrets;
        // libvirt tells it, too, of a host that was given up here.
        close = Subscriptions.add(reason -> {
            if (closedTold.compareAndSet(false, true)) {
                onClosed.event(reason);
            }
        });
    }

    /**
     * Prepares an opening that another thread can end; nothing happens before {@link HostOpening#open}.
     *
     * @param loop serves what libvirt watches for the connection; null for the one that was registered last
     * @param onClosed gets the one {@code int reason} when the connection is closed, but not by {@link #close}: on the thread
     *        that notices it, which may be one that calls libvirt, and perhaps before events that came earlier
     */
    public static HostOpening opening(HostAccess access, EventImpl loop, EventHandler onClosed) {
        return new HostOpening(access, loop, onClosed);
    }

    /** {@link #opening} and {@link HostOpening#open}, for those who can wait. */
    public static HostConnection open(HostAccess access, EventImpl loop, EventHandler onClosed) throws LibvirtException {
        return opening(access, loop, onClosed).open();
    }

    /** Completes what {@code virConnectOpenAuth} has opened. */
    static HostConnection opened(long pointer, HostAccess access, EventImpl loop, WatchedSockets sockets,
            EventHandler onClosed, Secrets secrets) throws LibvirtException {
        HostConnection connection = new HostConnection(pointer, loop, sockets, onClosed, secrets);
        if (Libvirt.virConnectRegisterCloseCallback(pointer, EventUpcalls.CLOSED, connection.close.key,
                EventUpcalls.FREED) != 0) {
            LibvirtException refused = LibvirtException.last();
            connection.close(Duration.ZERO);
            throw refused;
        }
        if (access.keepAliveInterval() > 0) {
            // Fails where there is nobody to ask: a driver inside this process. What matters otherwise is the close callback.
            if (Libvirt.virConnectSetKeepAlive(pointer, access.keepAliveInterval(), access.keepAliveCount()) == 0) {
                connection.keepalive = new CallKeepalive(access.keepAliveInterval(), access.keepAliveCount(),
                        sockets::lastArrival,
                        connection.oneMore, connection::giveUp);
            }
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
    public void subscribe(EventSource source, int eventId, int parameters, EventHandler handler) throws LibvirtException {
        EventLoopRegistration.<Void, LibvirtException> callAs(loop, () -> use(connection -> {
            Subscription subscription = Subscriptions.add(handler);
            int callbackId = source.register(connection, eventId, EventUpcalls.forParameters(parameters), subscription.key,
                    EventUpcalls.FREED);
            if (callbackId < 0) {
                LibvirtException refused = LibvirtException.last();
                Subscriptions.free(subscription.key);
                throw refused;
            }
            events.add(new EventSubscription(source, callbackId, subscription));
            return null;
        }));
    }

    /** What is there on the host. Returns at once. */
    public HostListing listing() {
        return listing;
    }

    /** Asks no host, and waits for no call that is under way: {@code virConnectIsAlive}. */
    public boolean isAlive() {
        if (!uses.enter()) {
            return false;
        }
        try {
            return Libvirt.virConnectIsAlive(pointer) == 1;
        } finally {
            uses.exit();
        }
    }

    /**
     * Takes a reference of libvirt's on the connection ({@code virConnectRef}), for another library that calls libvirt. It is
     * no use of this object's: {@link #close} doesn't wait for its end, and the connection stays open until it is
     * {@link #release released}. {@link #sever} ends its calls, too. Around them belong {@link #foreignCallBegins} and
     * {@link #foreignCallEnded}.
     *
     * @return the {@code virConnectPtr}
     * @throws LibvirtException when the connection was closed
     */
    public long reference() throws LibvirtException {
        // No call of the host.
        if (!uses.enter()) {
            throw new LibvirtException(WAS_CLOSED);
        }
        try {
            if (Libvirt.virConnectRef(pointer) != 0) {
                throw LibvirtException.last();
            }
            return pointer;
        } finally {
            uses.exit();
        }
    }

    /**
     * Gives back what {@link #reference} returned ({@code virConnectClose}), once. From any thread, before or after
     * {@link #close}. The last one to let go says goodbye to the host, which blocks.
     *
     * @return 0 when the connection is gone, 1 when others still hold it, -1 on error
     */
    public static int release(long reference) {
        return Libvirt.virConnectClose(reference);
    }

    /** Another library is about to call libvirt on a {@link #reference}. From any thread, at once. */
    public void foreignCallBegins() {
        forgotten.begins();
        CallKeepalive watching = keepalive;
        if (watching != null) {
            watching.begins();
        }
    }

    /** What {@link #foreignCallBegins} has told of is over. */
    public void foreignCallEnded() {
        forgotten.ended();
        CallKeepalive watching = keepalive;
        if (watching != null) {
            watching.ended();
        }
    }

    /** Any call of the host would do; this one a daemon answers while others keep all its ordinary workers busy. */
    private void askVersion() {
        if (uses.enter()) {
            CallKeepalive watching = keepalive;
            try {
                if (watching != null) {
                    watching.begins();
                }
                Libvirt.virConnectGetLibVersion(pointer, new long[1]);
            } finally {
                if (watching != null) {
                    watching.ended();
                }
                uses.exit();
            }
        }
    }

    /** As libvirt does when its keepalive is not answered. */
    private void giveUp() {
        close.handler.event(new EventArguments(0, KEEPALIVE));
        sever();
    }

    /**
     * Makes every call that hangs on this connection return, with an error, by {@code shutdown(2)} on its sockets; the
     * connection is dead then, and has still to be closed. From any thread, at once, any number of times, also after the close.
     * A connection to a driver inside this process has no socket, and stays as it is.
     */
    public void sever() {
        sockets.sever();
    }

    /**
     * Refuses calls from now on, and waits for those that are under way; then unsubscribes, waits until libvirt has let go of
     * the
     * subscriptions, and closes ({@code virConnectClose}): closed before, the connection would leak. Calls that outlast the
     * patience are ended by {@link #sever}; should one not even return then, the last of them closes the connection.
     * To be called once; again, it does nothing and returns -1.
     *
     * @param patience how long to wait for calls, and then for libvirt
     * @return 0 when the connection is gone; more when others still hold it: the calls that are still under way, else 1 for any
     *         number of references, of which libvirt tells no more; -1 on error
     */
    public int close(Duration patience) {
        if (!uses.end()) {
            return -1;
        }
        if (uses.awaitNone(patience) > 0) {
            sever();
            uses.awaitNone(RETURN);
        }
        int left = uses.leaveToLast(() -> closeUnused(patience));
        return left > 0 ? left : closeUnused(patience);
    }

    private int closeUnused(Duration patience) {
        List<Subscription> subscriptions = new ArrayList<>(events.size());
        for (EventSubscription event : events) {
            // Fails on a dead connection, whose subscriptions libvirt has let go of, or does so now.
            event.source.deregister(pointer, event.callbackId);
            subscriptions.add(event.subscription);
        }
        awaitFreed(subscriptions, patience);
        // The in-process test driver takes it and never frees.
        if (Libvirt.virConnectUnregisterCloseCallback(pointer, EventUpcalls.CLOSED) != 0) {
            // The connection is dead. libvirt has told that already, or is about to, and has a reference until then: asked once
            // more, it answers when it has told.
            awaitFreed(List.of(close), patience);
            Libvirt.virConnectUnregisterCloseCallback(pointer, EventUpcalls.CLOSED);
        }
        int references = Libvirt.virConnectClose(pointer);
        for (EventSubscription event : events) {
            Subscriptions.free(event.subscription.key);
        }
        events.clear();
        Subscriptions.free(close.key);
        secrets.forget();
        return references;
    }

    /** Calls libvirt, unless the connection was closed; it isn't closed meanwhile. */
    <T> T use(Use<T> call) throws LibvirtException {
        if (!uses.enter()) {
            throw new LibvirtException(WAS_CLOSED);
        }
        // The extension makes one of these at a time, for which libvirt's own keepalive is good enough.
        forgotten.begins();
        try {
            return call.of(pointer);
        } finally {
            forgotten.ended();
            uses.exit();
        }
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
