package io.quarkiverse.libvirt.registration;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.bindings.Libvirt;
import io.quarkiverse.libvirt.bindings.LibvirtErrors;
import io.quarkiverse.libvirt.bindings.LibvirtLibrary;
import io.quarkiverse.libvirt.eventloop.WatchLoop;

/**
 * The one registration of an event loop that libvirt takes from a process ({@code virEventRegisterImpl}). Behind it any
 * number of {@link EventImpl} come and go: applications that are reloaded, several in one JVM.
 */
public final class EventLoopRegistration {

    private static final Owners OWNERS = new Owners();
    private static final SocketsOfConnections SOCKETS = new SocketsOfConnections();
    private static final HeldWatches HELD = new HeldWatches();
    private static LoopUpcalls upcalls;

    private EventLoopRegistration() {
    }

    /**
     * Makes libvirt use this loop for what is opened from now on, and proves that libvirt does.
     *
     * @throws IllegalStateException when libvirt's client library is missing, or when libvirt had another event loop before
     */
    public static synchronized void register(EventImpl impl) {
        LibvirtLibrary.load();
        if (upcalls == null) {
            Libvirt.virInitialize();
            LibvirtErrors.log();
            LoopUpcalls first = new LoopUpcalls(OWNERS, SOCKETS, HELD);
            first.register();
            upcalls = first;
        }
        prove(impl);
        OWNERS.register(impl);
    }

    /** Adds a timer by libvirt's public function; with our registration it arrives at this loop. */
    private static void prove(EventImpl impl) {
        int timer = callAs(impl, () -> Libvirt.virEventAddTimeout(-1, LoopUpcalls.neverCalled(), 0, 0));
        boolean arrived = timer > 0 && OWNERS.owner(timer) == impl;
        if (timer > 0) {
            Libvirt.virEventRemoveTimeout(timer);
        }
        if (!arrived) {
            throw new IllegalStateException("libvirt uses another event loop in this process, so no event would ever arrive: "
                    + "something called virEventRegisterDefaultImpl or virEventRegisterImpl earlier (in Java, libvirt-java's "
                    + "Library.initEventLoop() or Connect's event loop). libvirt takes one event loop per process and keeps "
                    + "the first; remove that call, the extension's loop serves every connection of the process");
        }
    }

    /** What {@link #callAs} runs. */
    @FunctionalInterface
    public interface Action<T, E extends Exception> {
        T run() throws E;
    }

    /**
     * Runs an action that opens or sets up a connection; what libvirt adds meanwhile, on this thread, is served by this loop.
     *
     * @param owner the loop, registered or not
     * @param action runs on the calling thread
     * @return what the action returned
     * @throws E what the action threw
     */
    public static <T, E extends Exception> T callAs(EventImpl owner, Action<T, E> action) throws E {
        Owners.Adder adder = OWNERS.adder();
        EventImpl before = adder.adds(owner);
        try {
            return action.run();
        } finally {
            adder.adds(before);
        }
    }

    /**
     * {@link #callAs(EventImpl, Action)} for the opening of one connection, whose sockets become known. What libvirt watches is
     * off until the action is over, since libvirt itself is not prepared for a connection that ends before.
     *
     * @param sockets gets what libvirt watches meanwhile, on this thread, until libvirt ends the watch
     */
    public static <T, E extends Exception> T callAs(EventImpl owner, WatchedSockets sockets, Action<T, E> action) throws E {
        WatchedSockets before = SOCKETS.name(sockets);
        Map<Integer, Integer> held = HELD.begin();
        try {
            return callAs(owner, action);
        } finally {
            HELD.end(held, EventLoopRegistration::update);
            SOCKETS.name(before);
        }
    }

    private static void update(int watch, int events) {
        EventImpl owner = OWNERS.owner(watch);
        if (owner != null) {
            owner.updateHandle(watch, events);
        }
    }

    /** Says whose it is what the calling thread adds. */
    static Owners.Adder adder() {
        return OWNERS.adder();
    }

    /** From now on libvirt gets its loop for new watches elsewhere. */
    public static void unregister(EventImpl impl) {
        OWNERS.unregister(impl);
    }

    /** How many watches and timers of libvirt's these loops have. */
    public static int count(Collection<? extends EventImpl> owners) {
        return OWNERS.count(owners);
    }

    /** The loop that takes over what outlives its application. */
    public static WatchLoop fallback() {
        return FallbackLoop.get();
    }

    /** Says that the {@link #fallback()} has taken over what these loops had. */
    public static void handedOver(List<? extends EventImpl> owners) {
        OWNERS.replace(owners, FallbackLoop::get);
    }
}
