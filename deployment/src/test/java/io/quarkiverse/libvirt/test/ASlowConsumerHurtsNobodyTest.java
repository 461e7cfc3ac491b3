package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.ConnectionGapEvent;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.ConsumeEvent;
import io.vertx.core.Vertx;

class ASlowConsumerHurtsNobodyTest {

    private static final int DOMAINS = 20;
    private static final int EVENTS = 10_000;
    private static final int QUEUE = 50;
    private static final int PARALLEL = 3;

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Consumers.class, MadeUpEvents.class))
            .overrideConfigKey("quarkus.libvirt.slow-receivers.queue", String.valueOf(QUEUE))
            .overrideConfigKey("quarkus.libvirt.slow-receivers.parallel", String.valueOf(PARALLEL));

    @Inject
    Vertx vertx;

    @Inject
    Consumers consumers;

    @Test
    void inAStorm() {
        try {
            for (int i = 1; i <= EVENTS; i++) {
                vertx.eventBus().publish(EventAddresses.DOMAIN_LIFECYCLE, MadeUpEvents.lifecycle(i % DOMAINS, i,
                        i > EVENTS - DOMAINS ? DomainEventType.STOPPED : DomainEventType.STARTED));
            }
            await().untilAsserted(() -> assertThat(consumers.quick).hasSize(EVENTS));
            assertThat(consumers.underWay).hasValue(PARALLEL);
            assertThat(consumers.slow).isEmpty();
        } finally {
            consumers.released.countDown();
        }
        await().untilAsserted(() -> assertThat(newest(consumers.slow)).isEqualTo(newest(consumers.quick)));
        await().untilAsserted(() -> assertThat(consumers.slow.size() + missed()).isEqualTo(EVENTS));
        // All that waited, and no more.
        assertThat(consumers.slow.size()).isLessThanOrEqualTo(QUEUE + DOMAINS + PARALLEL);
        assertThat(byDomain(consumers.slow)).allSatisfy((domain, events) -> assertThat(events)
                .extracting(DomainLifecycleEvent::sequence).isSorted());
        assertThat(consumers.mostOfOneDomain).hasValue(1);
        assertThat(consumers.gaps).isNotEmpty().allSatisfy(gap -> {
            assertThat(gap.receiver()).endsWith("Consumers.slow");
            assertThat(gap.connection()).isEqualTo(LibvirtConnection.DEFAULT_NAME);
            assertThat(gap.dropped()).isEmpty();
        });
    }

    private long missed() {
        return consumers.gaps.stream().mapToLong(gap -> gap.superseded().get("domain.lifecycle")).sum();
    }

    private static Map<String, Long> newest(Queue<DomainLifecycleEvent> events) {
        return events.stream().collect(Collectors.toMap(event -> event.domain().name(), DomainLifecycleEvent::sequence,
                Math::max));
    }

    private static Map<String, List<DomainLifecycleEvent>> byDomain(Queue<DomainLifecycleEvent> events) {
        return events.stream().collect(Collectors.groupingBy(event -> event.domain().name()));
    }

    @Singleton
    static class Consumers {

        final CountDownLatch released = new CountDownLatch(1);
        final AtomicInteger underWay = new AtomicInteger();
        final AtomicInteger mostOfOneDomain = new AtomicInteger();
        final Queue<DomainLifecycleEvent> slow = new ConcurrentLinkedQueue<>();
        final Queue<DomainLifecycleEvent> quick = new ConcurrentLinkedQueue<>();
        final Queue<ConnectionGapEvent> gaps = new ConcurrentLinkedQueue<>();
        private final Queue<String> domains = new ConcurrentLinkedQueue<>();

        @ConsumeEvent(value = EventAddresses.DOMAIN_LIFECYCLE, blocking = true)
        void slow(DomainLifecycleEvent event) throws InterruptedException {
            underWay.incrementAndGet();
            String domain = event.domain().name();
            domains.add(domain);
            mostOfOneDomain.accumulateAndGet((int) domains.stream().filter(domain::equals).count(), Math::max);
            released.await();
            slow.add(event);
            domains.remove(domain);
        }

        @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
        void quick(DomainLifecycleEvent event) {
            quick.add(event);
        }

        @ConsumeEvent(EventAddresses.CONNECTION_GAP)
        void gap(ConnectionGapEvent event) {
            gaps.add(event);
        }
    }
}
