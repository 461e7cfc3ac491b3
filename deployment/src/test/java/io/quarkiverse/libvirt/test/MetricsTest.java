package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libvirt.Domain;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.runtime.connection.ManagedConnection;
import io.quarkiverse.libvirt.runtime.delivery.EventGap;
import io.quarkiverse.libvirt.standin.EventClass;
import io.quarkiverse.libvirt.standin.StandInDaemon;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.vertx.ConsumeEvent;

/** What Prometheus gets to see, by Micrometer. */
@Timeout(180)
class MetricsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path SOCKET = Path.of("/tmp", "quarkus-libvirt-metrics-" + ProcessHandle.current().pid());

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Consumer.class, Extensions.class, PrometheusPage.class))
            .setForcedDependencies(Extensions.of("quarkus-micrometer-registry-prometheus"))
            .overrideConfigKey("quarkus.http.test-port", "0")
            .overrideConfigKey("quarkus.libvirt.uri", "test:///default")
            // Its daemon is started by the test.
            .overrideConfigKey("quarkus.libvirt.host7.uri", "test+unix:///default?socket=" + SOCKET)
            .overrideConfigKey("quarkus.libvirt.host7.startup", "eager")
            .overrideConfigKey("quarkus.libvirt.host7.reconnect.max-delay", "0.2S");

    @TestHTTPResource("/q/metrics")
    URL metrics;

    @Inject
    LibvirtConnections connections;

    @Inject
    Consumer consumer;

    @Test
    void countEventsByKindAndTimeTheirDelivery() throws Exception {
        int before = consumer.events.get();
        connections.get(LibvirtConnection.DEFAULT_NAME).call(host -> {
            Domain domain = host.domainLookupByName("test");
            for (int i = 0; i < 10; i++) {
                domain.suspend();
                domain.resume();
            }
            return domain.free();
        });
        await().atMost(PATIENCE).until(() -> consumer.events.get() == before + 20);
        assertThat(value("libvirt_events_total", "connection", "<default>", "event", "domain.lifecycle"))
                .isGreaterThanOrEqualTo(20);
        assertThat(value("libvirt_events_total", "connection", "<default>", "event", "connection.open")).isEqualTo(1);
        assertThat(value("libvirt_delivery_seconds_count", "connection", "<default>")).isPositive();
        assertThat(value("libvirt_delivery_seconds_sum", "connection", "<default>")).isPositive();
    }

    @Test
    void timeTheDeliveryToReceiversThatMayBlock() throws Exception {
        int before = consumer.asyncEvents.get();
        connections.get(LibvirtConnection.DEFAULT_NAME).call(host -> {
            Domain domain = host.domainLookupByName("test");
            domain.suspend();
            domain.resume();
            return domain.free();
        });
        await().atMost(PATIENCE).until(() -> consumer.asyncEvents.get() == before + 2);
        for (String receiver : List.of(Consumer.class.getName() + ".on", "@ObservesAsync observers")) {
            await(receiver).atMost(PATIENCE)
                    .until(() -> value("libvirt_receiver_delivery_seconds_count", "receiver", receiver) >= 2);
            assertThat(value("libvirt_receiver_delivery_seconds_sum", "receiver", receiver)).isPositive();
            assertThat(value("libvirt_receiver_queue_size", "receiver", receiver)).isBetween(0.0, 2.0);
        }
    }

    @Test
    void timeCalls() throws Exception {
        connections.get(LibvirtConnection.DEFAULT_NAME).call(host -> host.numOfDomains());
        assertThat(value("libvirt_calls_seconds_count", "connection", "<default>")).isPositive();
        assertThat(value("libvirt_calls_seconds_sum", "connection", "<default>")).isPositive();
        // The thread that has called needs a moment to end.
        await().atMost(PATIENCE).until(() -> value("libvirt_calls_active", "connection", "<default>") == 0);
        assertThat(value("libvirt_calls_waiting", "connection", "<default>")).isZero();
        assertThat(value("libvirt_calls_failed_total", "connection", "<default>")).isZero();
    }

    @Test
    void tellWhatAConnectionDoes() throws Exception {
        await().atMost(PATIENCE).until(() -> value("libvirt_connection_open", "connection", "host7") == 0);
        try (StandInDaemon daemon = StandInDaemon.start(SOCKET)) {
            await().atMost(PATIENCE).until(() -> value("libvirt_connection_state", "connection", "host7") == 3);
            assertThat(value("libvirt_connection_open", "connection", "host7")).isOne();
            daemon.awaitSubscription(EventClass.DOMAIN, 0);
            double reconnects = value("libvirt_connection_reconnects_total", "connection", "host7");
            daemon.disconnectAll();
            await().atMost(PATIENCE).until(
                    () -> value("libvirt_connection_reconnects_total", "connection", "host7") == reconnects + 1
                            && value("libvirt_connection_resyncs_total", "connection", "host7") >= 2);
        }
        await().atMost(PATIENCE).until(() -> value("libvirt_connection_open", "connection", "host7") == 0);
    }

    @Test
    void tellWhatWasMissed() throws Exception {
        ManagedConnection host = (ManagedConnection) connections.get("host7");
        host.missed("somebody", new EventGap("host7", Map.of("domain.watchdog", 3L), Map.of("domain.lifecycle", 2L)));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(value("libvirt_events_missed_dropped_total", "connection", "host7")).isEqualTo(3);
            assertThat(value("libvirt_events_missed_superseded_total", "connection", "host7")).isEqualTo(2);
            assertThat(value("libvirt_events_gaps_total", "connection", "host7")).isEqualTo(1);
        });
        assertThat(value("libvirt_events_dropped_total", "connection", "host7")).isZero();
        assertThat(value("libvirt_events_superseded_total", "connection", "host7")).isZero();
        assertThat(value("libvirt_events_undecodable_total", "connection", "host7")).isZero();
        // Attempts to open it, which are events, go on.
        await().atMost(PATIENCE).until(() -> value("libvirt_queue_size", "connection", "host7") == 0);
        assertThat(value("libvirt_queue_capacity", "connection", "host7")).isEqualTo(16384);
    }

    @Test
    void tellOfEventLoops() throws Exception {
        String loop = await().atMost(PATIENCE).until(() -> lines("libvirt_loop_lag_seconds"), found -> !found.isEmpty()).get(0)
                .replaceAll(".*loop=\"([^\"]+)\".*", "$1");
        assertThat(loop).startsWith("vert.x-eventloop-thread-");
        await().atMost(PATIENCE).until(() -> value("libvirt_loop_callbacks_total", "loop", loop) > 0);
        assertThat(value("libvirt_loop_lag_seconds", "loop", loop)).isBetween(0.0, 30.0);
        assertThat(value("libvirt_loop_lag_max_seconds", "loop", loop)).isBetween(0.0, 30.0);
        // The heartbeat's own, at least.
        assertThat(value("libvirt_loop_timers", "loop", loop)).isPositive();
        assertThat(value("libvirt_loop_watches", "loop", loop)).isNotNegative();
        assertThat(value("libvirt_loop_turns_total", "loop", loop)).isPositive();
        assertThat(value("libvirt_loop_callback_time_seconds_total", "loop", loop)).isPositive();
        assertThat(value("libvirt_loop_callback_time_max_seconds", "loop", loop)).isPositive();
    }

    @Test
    void comeAndGoWithConnections() throws Exception {
        for (int i = 0; i < 2; i++) {
            connections.open("guest", "test:///default").whenOpen().await().atMost(PATIENCE);
            await().atMost(PATIENCE).until(() -> value("libvirt_connection_state", "connection", "guest") == 3
                    && value("libvirt_events_total", "connection", "guest", "event", "connection.open") == 1);
            connections.close("guest");
            await().atMost(PATIENCE).until(() -> lines("libvirt_").stream().noneMatch(line -> line.contains("\"guest\"")));
        }
    }

    @Test
    void nameNoUri() throws Exception {
        assertThat(lines("libvirt_")).isNotEmpty().noneMatch(line -> line.contains("://") || line.contains(SOCKET.toString()));
    }

    private double value(String name, String... tags) throws Exception {
        return new PrometheusPage(metrics).value(name, tags);
    }

    private List<String> lines(String prefix) throws Exception {
        return new PrometheusPage(metrics).lines(prefix);
    }

    @Singleton
    static class Consumer {

        final AtomicInteger events = new AtomicInteger();
        final AtomicInteger asyncEvents = new AtomicInteger();

        @ConsumeEvent(value = EventAddresses.DOMAIN_LIFECYCLE, blocking = true)
        void on(DomainLifecycleEvent event) {
            events.incrementAndGet();
        }

        void onAsync(@ObservesAsync DomainLifecycleEvent event) {
            asyncEvents.incrementAndGet();
        }
    }
}
