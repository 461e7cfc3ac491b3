package io.quarkiverse.libvirt.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.RepeatedTest;

import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;

/** Random storms at random capacities, taken at a random pace. */
class EveryEventOfAStormIsAccountedForTest {

    private final Storm storm = new Storm();

    @RepeatedTest(300)
    void deliveredSupersededOrDropped() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        int capacity = 1 + random.nextInt(64);
        int domains = 1 + random.nextInt(8);
        int pace = 1 + random.nextInt(4);
        EventQueue queue = new EventQueue(capacity);
        List<LibvirtEvent> offered = new ArrayList<>();
        for (int i = random.nextInt(2000); i > 0; i--) {
            LibvirtEvent event = storm.any(random, domains);
            offered.add(event);
            queue.offer(event);
            assertThat(queue.size()).as("seed %d", seed).isLessThanOrEqualTo(capacity + 2 * domains);
            if (random.nextInt(pace) == 0) {
                storm.takeOne(queue);
            }
            if (random.nextInt(200) == 0) {
                storm.takeAll(queue);
            }
        }
        storm.takeAll(queue);

        assertThat(queue.size()).as("seed %d", seed).isZero();
        Map<String, Long> accounted = Storm.countByKind(storm.received);
        storm.gaps.forEach(gap -> {
            gap.dropped().forEach((kind, count) -> accounted.merge(kind, count, Long::sum));
            gap.superseded().forEach((kind, count) -> accounted.merge(kind, count, Long::sum));
            assertThat(gap.dropped()).as("seed %d", seed).doesNotContainKey("domain.lifecycle");
        });
        assertThat(accounted).as("seed %d", seed).isEqualTo(Storm.countByKind(offered));
        assertThat(storm.numbers()).as("seed %d", seed).isSorted();
        assertThat(newestStates(storm.received)).as("seed %d", seed).isEqualTo(newestStates(offered));
    }

    private static Map<Object, LibvirtEvent> newestStates(List<LibvirtEvent> events) {
        Map<Object, LibvirtEvent> newest = new HashMap<>();
        for (LibvirtEvent event : events) {
            if (event instanceof DomainLifecycleEvent lifecycle) {
                boolean definition = lifecycle.event() == DomainEventType.DEFINED
                        || lifecycle.event() == DomainEventType.UNDEFINED;
                newest.put(List.of(((DomainEvent) event).domain(), definition), event);
            }
        }
        return newest;
    }
}
