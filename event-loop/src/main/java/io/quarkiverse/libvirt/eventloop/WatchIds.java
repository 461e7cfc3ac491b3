package io.quarkiverse.libvirt.eventloop;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The ids of all watches and timers of this process, whichever loop they are on: libvirt's registration is one per process,
 * so an id must lead to one owner.
 */
public final class WatchIds {

    private static final WatchIds PROCESS = new WatchIds(1);

    private final AtomicInteger next;
    private final Set<Integer> inUse = ConcurrentHashMap.newKeySet();

    WatchIds(int first) {
        next = new AtomicInteger(first);
    }

    /** A positive id that nothing alive has. */
    public static int next() {
        return PROCESS.take();
    }

    /** Says that what had this id is gone; matters only once the counter has passed the largest int. */
    public static void release(int id) {
        PROCESS.give(id);
    }

    int take() {
        while (true) {
            int id = next.getAndUpdate(last -> last == Integer.MAX_VALUE ? 1 : last + 1);
            if (inUse.add(id)) {
                return id;
            }
        }
    }

    /** Goes on from here, as after many ids. */
    void jumpTo(int id) {
        next.set(id);
    }

    void give(int id) {
        inUse.remove(id);
    }
}
