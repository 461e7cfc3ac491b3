package io.quarkiverse.libvirt.runtime.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.quarkiverse.libvirt.event.DomainBalloonChangeEvent;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainMemoryDeviceSizeChangeEvent;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.DomainWatchdogEvent;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.EventOrigin;
import io.quarkiverse.libvirt.event.LibvirtEvent;

/** Events of a storm, and what is left of them. */
final class Storm {

    static final String HOST = "host";

    final List<LibvirtEvent> received = new ArrayList<>();
    final List<EventGap> gaps = new ArrayList<>();
    private long sequence;

    static DomainRef domain(int number) {
        return new DomainRef("vm" + number, new UUID(0, number), number);
    }

    DomainLifecycleEvent lifecycle(int domain, DomainEventType event) {
        return new DomainLifecycleEvent(origin(HOST), domain(domain), event.ordinal(), 0);
    }

    DomainBalloonChangeEvent balloon(int domain) {
        return new DomainBalloonChangeEvent(origin(HOST), domain(domain), sequence);
    }

    DomainMemoryDeviceSizeChangeEvent memoryDevice(int domain, String alias) {
        return new DomainMemoryDeviceSizeChangeEvent(origin(HOST), domain(domain), alias, sequence);
    }

    DomainWatchdogEvent watchdog(int domain) {
        return new DomainWatchdogEvent(origin(HOST), domain(domain), 1);
    }

    LibvirtEvent any(Random random, int domains) {
        int domain = random.nextInt(domains);
        return switch (random.nextInt(4)) {
            case 0 -> lifecycle(domain, DomainEventType.values()[random.nextInt(9)]);
            case 1 -> balloon(domain);
            case 2 -> memoryDevice(domain, "dimm" + random.nextInt(2));
            default -> watchdog(domain);
        };
    }

    EventOrigin origin(String connection) {
        return new EventOrigin(connection, ++sequence, Instant.EPOCH);
    }

    boolean takeOne(EventQueue queue) {
        return queue.poll(received::add, gaps::add);
    }

    void takeAll(EventQueue queue) {
        while (takeOne(queue)) {
            // The next one.
        }
    }

    List<Long> numbers() {
        return received.stream().map(LibvirtEvent::sequence).toList();
    }

    static Map<String, Long> countByKind(List<? extends LibvirtEvent> events) {
        Map<String, Long> counts = new HashMap<>();
        events.forEach(event -> counts.merge(EventKind.of(event).name(), 1L, Long::sum));
        return counts;
    }
}
