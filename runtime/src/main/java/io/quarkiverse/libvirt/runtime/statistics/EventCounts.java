package io.quarkiverse.libvirt.runtime.statistics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;

/** Counts events by their kind. One thread counts, any may read. */
public final class EventCounts {

    /** For an event that could not be decoded. */
    public static final String UNKNOWN = "unknown";

    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final Map<Class<?>, Integer> PLACES = new HashMap<>();
    private static final Map<String, Integer> PLACES_BY_NAME = new TreeMap<>();

    static {
        // The first place is that of all others.
        int place = 1;
        for (EventKind<?> kind : EventKind.all()) {
            PLACES_BY_NAME.put(kind.name(), place);
            PLACES.put(kind.type(), place++);
        }
        PLACES_BY_NAME.put(UNKNOWN, 0);
    }

    private final long[] counts = new long[PLACES.size() + 1];

    /** @return how many of its kind there are, with this one */
    public long add(LibvirtEvent event) {
        Integer place = PLACES.get(event.getClass());
        int index = place == null ? 0 : place;
        long count = counts[index] + 1;
        COUNT.setOpaque(counts, index, count);
        return count;
    }

    /** @param kind the name of a kind, or {@link #UNKNOWN} */
    public long of(String kind) {
        Integer place = PLACES_BY_NAME.get(kind);
        return place == null ? 0 : at(place);
    }

    public long of(EventKind<?> kind) {
        return at(PLACES.get(kind.type()));
    }

    /** By the name of the kind, those that there were. */
    public Map<String, Long> read() {
        Map<String, Long> read = new TreeMap<>();
        PLACES_BY_NAME.forEach((name, place) -> {
            long count = at(place);
            if (count > 0) {
                read.put(name, count);
            }
        });
        return read;
    }

    private long at(int place) {
        return (long) COUNT.getOpaque(counts, place);
    }
}
