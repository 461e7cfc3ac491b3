package io.quarkiverse.libvirt.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.LibvirtEvent;

class EventLanesTest {

    private final Storm storm = new Storm();
    private final EventLanes lanes = new EventLanes(new QueueLimits(100, 3), storm.received::add, storm.gaps::add);

    @Test
    void eventsOfOneObjectComeOneAfterTheOther() {
        lanes.offer(storm.watchdog(1));
        lanes.offer(storm.balloon(1));
        assertThat(storm.numbers()).containsExactly(1L);
        lanes.done(storm.received.get(0));
        assertThat(storm.numbers()).containsExactly(1L, 2L);
    }

    @Test
    void eventsOfSeveralObjectsComeAtTheSameTimeUpToTheLimit() {
        lanes.offer(storm.watchdog(1));
        lanes.offer(storm.watchdog(1));
        for (int domain = 2; domain < 6; domain++) {
            lanes.offer(storm.watchdog(domain));
        }
        assertThat(storm.numbers()).containsExactly(1L, 3L, 4L);
        lanes.done(storm.received.get(1));
        assertThat(storm.numbers()).containsExactly(1L, 3L, 4L, 5L);
        lanes.done(storm.received.get(0));
        assertThat(storm.numbers()).containsExactly(1L, 3L, 4L, 5L, 2L);
    }

    @Test
    void nothingStartsAfterTheEnd() {
        lanes.offer(storm.watchdog(1));
        lanes.offer(storm.watchdog(1));
        lanes.end();
        lanes.done(storm.received.get(0));
        lanes.offer(storm.watchdog(2));
        assertThat(storm.numbers()).containsExactly(1L);
        assertThat(lanes.size()).isZero();
    }

    @Test
    void aReceiverThatNeverEndsKeepsNoMoreThanTheQueueHolds() {
        for (int i = 0; i < 100_000; i++) {
            lanes.offer(i % 2 == 0 ? storm.watchdog(i % 5) : storm.lifecycle(i % 5, DomainEventType.STARTED));
        }
        assertThat(storm.received).hasSize(3);
        assertThat(lanes.size()).isLessThanOrEqualTo(100 + 2 * 5 + 3);
    }

    @Test
    void inAStormEveryEventIsAccountedForAndEachObjectHasItsOrder() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        int domains = 10;
        int events = 100_000;
        Map<Object, AtomicInteger> atOnce = new ConcurrentHashMap<>();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger mostUnderWay = new AtomicInteger();
        Map<Object, Queue<Long>> numbers = new ConcurrentHashMap<>();
        AtomicLong received = new AtomicLong();
        AtomicLong left = new AtomicLong();
        ExecutorService workers = Executors.newFixedThreadPool(4);
        EventLanes[] busy = new EventLanes[1];
        busy[0] = new EventLanes(new QueueLimits(50, 3), event -> workers.execute(() -> {
            AtomicInteger ofObject = atOnce.computeIfAbsent(event.object(), object -> new AtomicInteger());
            most.accumulateAndGet(ofObject.incrementAndGet(), Math::max);
            mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            numbers.computeIfAbsent(event.object(), object -> new ConcurrentLinkedQueue<>()).add(event.sequence());
            received.incrementAndGet();
            underWay.decrementAndGet();
            ofObject.decrementAndGet();
            busy[0].done(event);
        }), gap -> {
            gap.dropped().values().forEach(left::addAndGet);
            gap.superseded().values().forEach(left::addAndGet);
        });
        try {
            for (int i = 0; i < events; i++) {
                busy[0].offer(storm.any(random, domains));
            }
            LibvirtEvent last = storm.lifecycle(0, DomainEventType.STOPPED);
            busy[0].offer(last);
            await().untilAsserted(() -> assertThat(received.get() + left.get()).as("seed %d", seed).isEqualTo(events + 1));
            assertThat(most).as("seed %d", seed).hasValue(1);
            assertThat(mostUnderWay.get()).as("seed %d", seed).isLessThanOrEqualTo(3);
            assertThat(numbers.values()).as("seed %d", seed)
                    .allSatisfy(each -> assertThat(List.copyOf(each)).isSorted());
            assertThat(numbers.get(last.object())).contains(last.sequence());
            await().until(() -> busy[0].size() == 0);
        } finally {
            workers.shutdownNow();
        }
    }
}
