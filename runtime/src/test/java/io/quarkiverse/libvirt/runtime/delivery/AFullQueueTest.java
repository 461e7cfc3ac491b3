package io.quarkiverse.libvirt.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;

class AFullQueueTest {

    private final Storm storm = new Storm();
    private final EventQueue queue = new EventQueue(4);

    @Test
    void oneThatIsNotFullLeavesNothingOut() {
        for (int i = 0; i < 4; i++) {
            queue.offer(storm.balloon(1));
        }
        storm.takeAll(queue);
        assertThat(storm.numbers()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(storm.gaps).isEmpty();
    }

    @Test
    void dropsTheNewestOfWhatCannotBeSuperseded() {
        for (int i = 0; i < 6; i++) {
            queue.offer(storm.watchdog(1));
        }
        storm.takeAll(queue);
        assertThat(storm.numbers()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(storm.gaps).containsExactly(new EventGap(Storm.HOST, Map.of("domain.watchdog", 2L), Map.of()));
    }

    @Test
    void keepsTheNewestOfWhatSupersedesItself() {
        queue.offer(storm.balloon(1));
        queue.offer(storm.watchdog(1));
        queue.offer(storm.balloon(2));
        queue.offer(storm.watchdog(1));
        queue.offer(storm.balloon(1));
        storm.takeAll(queue);
        assertThat(storm.numbers()).containsExactly(2L, 3L, 4L, 5L);
        assertThat(storm.gaps)
                .containsExactly(new EventGap(Storm.HOST, Map.of(), Map.of("domain.balloon-change", 1L)));
    }

    @Test
    void takesDevicesOfOneDomainApart() {
        queue.offer(storm.memoryDevice(1, "dimm0"));
        queue.offer(storm.memoryDevice(1, "dimm1"));
        queue.offer(storm.watchdog(1));
        queue.offer(storm.watchdog(1));
        queue.offer(storm.memoryDevice(1, "dimm1"));
        storm.takeAll(queue);
        assertThat(storm.numbers()).containsExactly(1L, 3L, 4L, 5L);
    }

    @Test
    void takesHostsApart() {
        queue.offer(storm.balloon(1));
        for (int i = 0; i < 3; i++) {
            queue.offer(storm.watchdog(1));
        }
        queue.offer(new DomainLifecycleEvent(storm.origin("other"), Storm.domain(1), 5, 0));
        queue.offer(storm.lifecycle(1, DomainEventType.STARTED));
        storm.takeAll(queue);
        assertThat(storm.numbers()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void takesAsMuchOfTheStateOfObjectsAsThereIs() {
        for (int domain = 0; domain < 10; domain++) {
            queue.offer(storm.lifecycle(domain, DomainEventType.STARTED));
        }
        storm.takeAll(queue);
        assertThat(storm.received).hasSize(10);
        assertThat(storm.gaps).isEmpty();
    }

    @Test
    void keepsWhatADomainDoesAndWhetherItIsDefined() {
        queue.offer(storm.lifecycle(1, DomainEventType.DEFINED));
        for (int i = 0; i < 100; i++) {
            queue.offer(storm.lifecycle(1, DomainEventType.STARTED));
            queue.offer(storm.lifecycle(1, DomainEventType.STOPPED));
        }
        storm.takeAll(queue);
        assertThat(storm.received).hasSizeLessThanOrEqualTo(4).extracting(event -> ((DomainLifecycleEvent) event).event())
                .containsSubsequence(DomainEventType.DEFINED, DomainEventType.STOPPED)
                .endsWith(DomainEventType.STOPPED);
    }

    @Test
    void keepsEveryEventOfTheConnection() {
        for (int i = 0; i < 10; i++) {
            queue.offer(new ConnectionClosedEvent(storm.origin(Storm.HOST), 1));
        }
        storm.takeAll(queue);
        assertThat(storm.received).hasSize(10);
    }

    @Test
    void tellsOfTheGapWhereItIs() {
        List<Object> order = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            queue.offer(storm.watchdog(1));
        }
        queue.poll(order::add, order::add);
        queue.poll(order::add, order::add);
        LibvirtEvent later = storm.watchdog(1);
        queue.offer(later);
        while (queue.poll(order::add, order::add)) {
            // The next one.
        }
        assertThat(order).hasSize(6);
        assertThat(order.get(4)).isInstanceOf(EventGap.class);
        assertThat(order.get(5)).isSameAs(later);
    }

    @Test
    void hasAGapForEachHost() {
        EventQueue one = new EventQueue(1);
        one.offer(storm.watchdog(1));
        one.offer(storm.watchdog(1));
        one.offer(new DomainLifecycleEvent(storm.origin("other"), Storm.domain(1), 5, 0));
        one.offer(new DomainLifecycleEvent(storm.origin("other"), Storm.domain(1), 2, 0));
        storm.takeAll(one);
        assertThat(storm.gaps).containsExactly(new EventGap(Storm.HOST, Map.of("domain.watchdog", 1L), Map.of()),
                new EventGap("other", Map.of(), Map.of("domain.lifecycle", 1L)));
    }

    @Test
    void takesAllAgainOnceItWasEmptied() {
        for (int i = 0; i < 6; i++) {
            queue.offer(storm.balloon(1));
        }
        storm.takeAll(queue);
        storm.received.clear();
        storm.gaps.clear();
        for (int i = 0; i < 4; i++) {
            queue.offer(storm.balloon(1));
        }
        storm.takeAll(queue);
        assertThat(storm.numbers()).containsExactly(7L, 8L, 9L, 10L);
        assertThat(storm.gaps).isEmpty();
    }

    @Test
    void passesOverWhatIsNotWantedNow() {
        queue.offer(storm.watchdog(1));
        queue.offer(storm.watchdog(2));
        queue.offer(storm.watchdog(1));
        assertThat(queue.poll(event -> event.object().equals(Storm.domain(2)), storm.received::add, storm.gaps::add)).isTrue();
        assertThat(queue.poll(event -> event.object().equals(Storm.domain(2)), storm.received::add, storm.gaps::add)).isFalse();
        storm.takeAll(queue);
        assertThat(storm.numbers()).containsExactly(2L, 1L, 3L);
    }

    @Test
    void costsNoLookAtAllThatWaits() {
        EventQueue large = new EventQueue(100_000);
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 1_000_000; i++) {
                large.offer(i % 3 == 0 ? storm.watchdog(1) : storm.balloon(i % 90_000));
            }
        });
        assertThat(large.size()).isLessThanOrEqualTo(100_000);
    }

    @Test
    void hasRoomForSomething() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventQueue(0)).withMessageContaining("1 or more");
    }
}
