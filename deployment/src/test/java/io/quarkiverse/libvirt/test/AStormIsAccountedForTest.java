package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.ConnectionGapEvent;
import io.quarkiverse.libvirt.event.ConnectionResyncBeginEvent;
import io.quarkiverse.libvirt.event.ConnectionResyncBeginEvent.Cause;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.inventory.DomainState;
import io.quarkiverse.libvirt.standin.Domain;
import io.quarkiverse.libvirt.standin.DomainEvents;
import io.quarkiverse.libvirt.standin.EventClass;
import io.quarkiverse.libvirt.standin.HostedDomain;
import io.quarkiverse.libvirt.standin.StandInDaemon;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;

/** More events than a consumer that sleeps can take, by libvirt's own client and loop. */
class AStormIsAccountedForTest {

    private static final int EVENTS = 100_000;
    private static final int DOMAINS = 100;
    private static final int RESUMED = 4;
    /** Details, by which the newest event of a domain is told from the others. */
    private static final int UNPAUSED = 0;
    private static final int MIGRATED = 1;
    /** All of them would be more than twice as much, without what Vert.x and Quarkus need for each. */
    private static final long GROWTH = 12L << 20;

    private static final Path SOCKET = Path.of("/tmp",
            "quarkus-libvirt-storm-" + ProcessHandle.current().pid());

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Consumers.class, Greeting.class))
            .overrideConfigKey("quarkus.libvirt.uri", "test+unix:///default?socket=" + SOCKET)
            // The daemon is started by the test.
            .overrideConfigKey("quarkus.libvirt.startup", "eager")
            .overrideConfigKey("quarkus.libvirt.reconnect.max-delay", "0.2S")

            .overrideConfigKey("quarkus.http.test-port", "0");

    @Inject
    Consumers consumers;

    @Inject
    LibvirtConnection connection;

    @TestHTTPResource("/greeting")
    URI greeting;

    @Test
    void whileOthersUseTheLoop() throws Exception {
        try (StandInDaemon daemon = StandInDaemon.start(SOCKET)) {
            for (int i = 0; i < DOMAINS; i++) {
                daemon.host().silently().put(new HostedDomain(domain(i), HostedDomain.RUNNING, 1, true));
            }
            daemon.awaitSubscription(EventClass.DOMAIN, 0);
            await().until(() -> connection.state() == ConnectionState.RESYNCHRONISED);
            try {
                storm(daemon);
            } finally {
                consumers.awake.countDown();
            }
        }
    }

    private void storm(StandInDaemon daemon) throws InterruptedException {
        long before = heap();
        AtomicBoolean over = new AtomicBoolean();
        List<Long> latencies = Collections.synchronizedList(new ArrayList<>());
        Thread user = new Thread(() -> request(over, latencies), "a user of the loop");
        user.start();
        // The first requests load classes.
        await().until(() -> latencies.size() >= 20);
        latencies.clear();
        daemon.storm(EVENTS,
                i -> DomainEvents.lifecycle(domain(i % DOMAINS), RESUMED, i < EVENTS - DOMAINS ? UNPAUSED : MIGRATED));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(consumers.quick).hasValue(EVENTS));
        over.set(true);
        user.join();

        assertThat(heap() - before).as("bytes that the storm keeps while the consumer sleeps").isLessThan(GROWTH);
        // Generous, for machines that others use, too; a loop that is busy for the whole storm is worse.
        List<Long> sorted = latencies.stream().sorted().toList();
        assertThat(sorted).as("milliseconds").hasSizeGreaterThan(10);
        assertThat(sorted.get(sorted.size() / 2)).as("median of %s", sorted).isLessThan(250);
        assertThat(sorted.get(sorted.size() - 1)).as("longest of %s", sorted).isLessThan(2_000);

        consumers.awake.countDown();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(consumers.last).hasSize(DOMAINS)
                .allSatisfy((uuid, event) -> assertThat(event.detailCode()).isEqualTo(MIGRATED)));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(consumers.slow.get() + missed()).isEqualTo(EVENTS));
        // And what was left out was looked after.
        await().untilAsserted(() -> assertThat(consumers.resyncs).extracting(ConnectionResyncBeginEvent::cause)
                .contains(Cause.GAP));
        assertThat(connection.state()).isEqualTo(ConnectionState.RESYNCHRONISED);
        assertThat(connection.domains().inState(DomainState.RUNNING)).hasSize(DOMAINS);
    }

    private long missed() {
        return consumers.gaps.stream().mapToLong(gap -> gap.superseded().getOrDefault("domain.lifecycle", 0L)).sum();
    }

    private static Domain domain(int number) {
        return new Domain("vm" + number, new UUID(7, number), number + 1);
    }

    private void request(AtomicBoolean over, List<Long> latencies) {
        HttpClient client = HttpClient.newHttpClient();
        while (!over.get()) {
            long began = System.nanoTime();
            try {
                assertThat(client.send(HttpRequest.newBuilder(greeting).build(), BodyHandlers.ofString()).body())
                        .isEqualTo("hello");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            latencies.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
        }
    }

    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    @jakarta.ws.rs.Path("/greeting")
    public static class Greeting {

        /** On an event loop. */
        @GET
        public Uni<String> greet() {
            return Uni.createFrom().item("hello");
        }
    }

    @Singleton
    static class Consumers {

        final CountDownLatch awake = new CountDownLatch(1);
        final AtomicLong quick = new AtomicLong();
        final AtomicLong slow = new AtomicLong();
        final Map<UUID, DomainLifecycleEvent> last = new ConcurrentHashMap<>();
        final Queue<ConnectionGapEvent> gaps = new ConcurrentLinkedQueue<>();
        final Queue<ConnectionResyncBeginEvent> resyncs = new ConcurrentLinkedQueue<>();

        @ConsumeEvent(value = EventAddresses.DOMAIN_LIFECYCLE, blocking = true)
        void sleep(DomainLifecycleEvent event) throws InterruptedException {
            awake.await();
            slow.incrementAndGet();
            last.put(event.domain().uuid(), event);
        }

        @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
        void count(DomainLifecycleEvent event) {
            quick.incrementAndGet();
        }

        @ConsumeEvent(EventAddresses.CONNECTION_GAP)
        void gap(ConnectionGapEvent event) {
            gaps.add(event);
        }

        @ConsumeEvent(EventAddresses.CONNECTION_RESYNC_BEGIN)
        void resync(ConnectionResyncBeginEvent event) {
            resyncs.add(event);
        }
    }
}
