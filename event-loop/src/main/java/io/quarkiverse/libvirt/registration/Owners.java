package io.quarkiverse.libvirt.registration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.eventloop.Boxes;

/**
 * Which {@link EventImpl} a watch or timer of libvirt's belongs to. It is chosen when the watch is added: the one that the
 * calling thread names, else the last one registered, else the fallback of the process.
 */
final class Owners {

    private final Map<Integer, EventImpl> byId = new ConcurrentHashMap<>();
    /** In the order of their registration; replaced, never changed. */
    private volatile List<EventImpl> registered = List.of();
    /** Removed by a callback that ran before the call that adds them had returned to {@link #own}. */
    private final Set<Integer> goneEarly = ConcurrentHashMap.newKeySet();
    private final Queue<EventImpl> adding = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<Adder> adders = ThreadLocal.withInitial(Adder::new);

    /** Who adds something now; until {@link #added} its callbacks may come although {@link #own} has not been called. */
    EventImpl adding() {
        EventImpl owner = forNewWatch();
        adding.add(owner);
        return owner;
    }

    void added(EventImpl owner) {
        adding.remove(owner);
    }

    private EventImpl forNewWatch() {
        EventImpl chosen = adders.get().owner;
        if (chosen != null) {
            return chosen;
        }
        List<EventImpl> alive = registered;
        if (!alive.isEmpty()) {
            return alive.get(alive.size() - 1);
        }
        return FallbackLoop.get();
    }

    /** What the calling thread says of itself; to be used by it alone. */
    Adder adder() {
        return adders.get();
    }

    /**
     * Whose the watches and timers are that a thread adds. One object for the life of the thread: to put an owner into a
     * {@code ThreadLocal} and out again, at each callback, would cost more than the callback's call.
     */
    final class Adder {

        private EventImpl owner;

        private Adder() {
        }

        /** Names the owner of what the thread adds from now on, or null. @return whom it named before, or null */
        EventImpl adds(EventImpl newOwner) {
            EventImpl before = owner;
            owner = newOwner;
            return before;
        }

        /**
         * Names the owner of this watch or timer, if there is one.
         *
         * @param early its owner while the table may not have it yet, else null
         */
        EventImpl becomesOwnerOf(int id, EventImpl early) {
            EventImpl known = byId.get(Boxes.of(id));
            if (known == null) {
                known = early;
            }
            return known == null ? owner : adds(known);
        }
    }

    synchronized void register(EventImpl impl) {
        if (registered.contains(impl)) {
            return;
        }
        List<EventImpl> more = new ArrayList<>(registered);
        more.add(impl);
        registered = List.copyOf(more);
    }

    synchronized void unregister(EventImpl impl) {
        List<EventImpl> fewer = new ArrayList<>(registered);
        fewer.remove(impl);
        registered = List.copyOf(fewer);
    }

    /** @return false when the id is taken, by a watch of another owner */
    boolean own(int id, EventImpl owner) {
        EventImpl other = byId.putIfAbsent(id, owner);
        if (goneEarly.remove(id)) {
            byId.remove(id);
        }
        return other == null || other == owner;
    }

    EventImpl owner(int id) {
        return byId.get(Boxes.of(id));
    }

    /** The loops that may have a watch whose owner isn't known yet: its first callback may be faster than {@link #own}. */
    List<EventImpl> candidates() {
        List<EventImpl> candidates = new ArrayList<>(registered);
        EventImpl chosen = adders.get().owner;
        if (chosen != null) {
            candidates.add(chosen);
        }
        // In this order: who leaves the first is in the second by then.
        candidates.addAll(adding);
        candidates.addAll(new HashSet<>(byId.values()));
        return candidates;
    }

    void disown(int id) {
        if (byId.remove(id) == null) {
            goneEarly.add(id);
            if (byId.remove(id) != null) {
                goneEarly.remove(id);
            }
        }
    }

    int count(Collection<? extends EventImpl> owners) {
        int count = 0;
        for (EventImpl owner : byId.values()) {
            if (owners.contains(owner)) {
                count++;
            }
        }
        return count;
    }

    void replace(Collection<? extends EventImpl> owners, Supplier<? extends EventImpl> heir) {
        byId.replaceAll((id, owner) -> owners.contains(owner) ? heir.get() : owner);
    }
}
