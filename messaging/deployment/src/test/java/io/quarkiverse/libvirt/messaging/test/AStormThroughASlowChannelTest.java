package io.quarkiverse.libvirt.messaging.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.ConnectionGapEvent;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.messaging.LibvirtEventMetadata;
import io.quarkiverse.libvirt.standin.Domain;
import io.quarkiverse.libvirt.standin.DomainEvents;
import io.quarkiverse.libvirt.standin.EventClass;
import io.quarkiverse.libvirt.standin.HostedDomain;
import io.quarkiverse.libvirt.standin.StandInDaemon;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;

/** Through libvirt's own client: more events than a consumer takes that sleeps first, and fails now and then. */
class AStormThroughASlowChannelTest {

    private static final int EVENTS = 20_000;
    private static final int DOMAINS = 50;
    private static final int BUFFER = 200;
    private static final int PARALLEL = 4;
    private static final int RESUMED = 4;
    /** Details, by which the newest event of a domain is told from the others. */
    private static final int UNPAUSED = 0;
    private static final int MIGRATED = 1;

    private static final Path SOCKET = Path.of("/tmp", "quarkus-libvirt-channel-" + ProcessHandle.current().pid());

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Consumers.class))
            .overrideConfigKey("quarkus.libvirt.uri", "test+unix:///default?socket=" + SOCKET)
            // The daemon is started by the test.
            .overrideConfigKey("quarkus.libvirt.startup", "eager")
            .overrideConfigKey("quarkus.libvirt.reconnect.max-delay", "0.2S")
            // Nobody else says that lifecycle events are wanted.
            .overrideConfigKey("quarkus.libvirt.events", "consumed")
            .overrideConfigKey("mp.messaging.incoming.slow.connector", "quarkus-libvirt")
            .overrideConfigKey("mp.messaging.incoming.slow.buffer-size", String.valueOf(BUFFER))
            .overrideConfigKey("mp.messaging.incoming.slow.failure-strategy", "requeue")
            .overrideConfigKey("mp.messaging.incoming.slow.requeue.initial-delay", "0.01S")
            .overrideConfigKey("smallrye.messaging.worker.few.max-concurrency", String.valueOf(PARALLEL));

    @Inject
    Consumers consumers;

    @Inject
    LibvirtConnection connection;

    private static Domain domain(int number) {
        return new Domain("vm" + number, new UUID(7, number), number + 1);
    }

    @Test
    void losesNothingSilently() {
        try (StandInDaemon daemon = StandInDaemon.start(SOCKET)) {
            for (int i = 0; i < DOMAINS; i++) {
                daemon.host().silently().put(new HostedDomain(domain(i), HostedDomain.RUNNING, 1, true));
            }
            daemon.awaitSubscription(EventClass.DOMAIN, 0);
            await().until(() -> connection.state() == ConnectionState.RESYNCHRONISED);
            storm(daemon);
        }
    }

    private void storm(StandInDaemon daemon) {
        try {
            daemon.storm(EVENTS,
                    i -> DomainEvents.lifecycle(domain(i % DOMAINS), RESUMED, i < EVENTS - DOMAINS ? UNPAUSED : MIGRATED));
            await().atMost(Duration.ofSeconds(30)).until(() -> consumers.underWay.get() == PARALLEL);
            assertThat(consumers.processed).isEmpty();
        } finally {
            consumers.awake.countDown();
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(newest()).hasSize(DOMAINS)
                .allSatisfy((uuid, event) -> assertThat(event.detailCode()).isEqualTo(MIGRATED)));
        assertThat(consumers.mostUnderWay).hasValue(PARALLEL);
        // Each event was processed, or is counted: in the messages' metadata, and in what everybody is told.
        await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertThat(consumers.processed.size() + consumers.missed.get()).isEqualTo(EVENTS));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertThat(consumers.processed.size() + told()).isEqualTo(EVENTS));
        assertThat(consumers.gaps).allSatisfy(gap -> assertThat(gap.receiver()).isEqualTo("channel 'slow'"));
        // Some have failed, and have come again; yet every domain's events are in order.
        assertThat(consumers.failures).hasValueGreaterThan(0);
        assertThat(byDomain()).hasSize(DOMAINS).allSatisfy(
                (domain, events) -> assertThat(events).extracting(DomainLifecycleEvent::sequence).isSorted());
    }

    private Map<UUID, DomainLifecycleEvent> newest() {
        return consumers.processed.stream().collect(Collectors.toMap(event -> event.domain().uuid(), event -> event,
                (older, newer) -> newer));
    }

    private Map<UUID, List<DomainLifecycleEvent>> byDomain() {
        return consumers.processed.stream().collect(Collectors.groupingBy(event -> event.domain().uuid()));
    }

    private long told() {
        return consumers.gaps.stream().mapToLong(gap -> gap.superseded().getOrDefault("domain.lifecycle", 0L)).sum();
    }

    @Singleton
    static class Consumers {

        final CountDownLatch awake = new CountDownLatch(1);
        final AtomicInteger underWay = new AtomicInteger();
        final AtomicInteger mostUnderWay = new AtomicInteger();
        final AtomicInteger failures = new AtomicInteger();
        final AtomicLong missed = new AtomicLong();
        final Queue<DomainLifecycleEvent> processed = new ConcurrentLinkedQueue<>();
        final Queue<ConnectionGapEvent> gaps = new ConcurrentLinkedQueue<>();
        private final Map<Long, Boolean> failedOnce = new ConcurrentHashMap<>();

        @Incoming("slow")
        @Blocking(value = "few", ordered = false)
        void process(DomainLifecycleEvent event, LibvirtEventMetadata metadata) throws InterruptedException {
            mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            try {
                awake.await();
                if (event.sequence() % 97 == 0 && failedOnce.put(event.sequence(), true) == null) {
                    failures.incrementAndGet();
                    throw new IllegalStateException("the first time");
                }
                missed.addAndGet(metadata.missed());
                processed.add(event);
            } finally {
                underWay.decrementAndGet();
            }
        }

        @ConsumeEvent(EventAddresses.CONNECTION_GAP)
        void gap(ConnectionGapEvent event) {
            gaps.add(event);
        }
    }
}
