package io.quarkiverse.libvirt.runtime.delivery;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;

/** Counts what a queue leaves out. */
final class EventLosses {

    private final Map<String, Counts> byConnection = new LinkedHashMap<>();

    void dropped(LibvirtEvent event) {
        count(of(event).dropped, event);
    }

    void superseded(LibvirtEvent event) {
        count(of(event).superseded, event);
    }

    /** One for each connection. */
    List<EventGap> gaps() {
        return byConnection.entrySet().stream()
                .map(each -> new EventGap(each.getKey(), each.getValue().dropped, each.getValue().superseded)).toList();
    }

    private Counts of(LibvirtEvent event) {
        return byConnection.computeIfAbsent(event.connection(), name -> new Counts());
    }

    private static void count(Map<String, Long> counts, LibvirtEvent event) {
        EventKind<?> kind = EventKind.of(event);
        counts.merge(kind == null ? "unknown" : kind.name(), 1L, Long::sum);
    }

    private static final class Counts {
        final Map<String, Long> dropped = new HashMap<>();
        final Map<String, Long> superseded = new HashMap<>();
    }
}
