package io.quarkiverse.libvirt.registration;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/**
 * Watches that stay off while the thread that has added them opens a connection. The opening doesn't need them: its calls poll
 * the socket themselves. But libvirt isn't prepared for a loop that notices the connection's end before the opening is over:
 * before the keepalive is set up ({@code virNetClientRegisterKeepAlive}), or between the host's answer and the registration of
 * the close callback, the connection would leak, with what it has allocated and a file descriptor.
 */
final class HeldWatches {

    /** By watch, what it is to wait for in the end; null outside of an opening. */
    private final ThreadLocal<Map<Integer, Integer>> byWatch = new ThreadLocal<>();

    /** Holds what the calling thread adds from now on. @return what it holds already, for an opening around this one */
    Map<Integer, Integer> begin() {
        Map<Integer, Integer> before = byWatch.get();
        byWatch.set(new HashMap<>());
        return before;
    }

    /** Whether what the calling thread adds has to be off. */
    boolean holds() {
        return byWatch.get() != null;
    }

    /** The calling thread has added a watch that is off, and is to wait for something. */
    void added(int watch, int events) {
        byWatch.get().put(watch, events);
    }

    /** @return whether it is one that the calling thread holds: then it stays off for now */
    boolean updated(int watch, int events) {
        Map<Integer, Integer> held = byWatch.get();
        return held != null && held.replace(watch, events) != null;
    }

    void removed(int watch) {
        Map<Integer, Integer> held = byWatch.get();
        if (held != null) {
            held.remove(watch);
        }
    }

    /**
     * @param before what {@link #begin} has returned
     * @param update gets what each of the watches is to wait for now
     */
    void end(Map<Integer, Integer> before, ObjIntConsumer<Integer> update) {
        Map<Integer, Integer> held = byWatch.get();
        if (before == null) {
            byWatch.remove();
        } else {
            byWatch.set(before);
        }
        held.forEach((watch, events) -> {
            if (events != 0) {
                update.accept(watch, events);
            }
        });
    }
}
