package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URL;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libvirt.Domain;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;

/** Those who are called on event loops; MetricsTest has those that may block. */
@Timeout(120)
class TheTimeToEachReceiverIsMeasuredTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Receivers.class, Extensions.class, PrometheusPage.class))
            .setForcedDependencies(Extensions.of("quarkus-micrometer-registry-prometheus"))
            .overrideConfigKey("quarkus.http.test-port", "0")
            .overrideConfigKey("quarkus.libvirt.uri", "test:///default");

    @TestHTTPResource("/q/metrics")
    URL metrics;

    @Inject
    LibvirtConnection connection;

    @Inject
    LibvirtEvents streams;

    @Inject
    Receivers receivers;

    @Inject
    Vertx vertx;

    @ParameterizedTest
    @ValueSource(strings = { "consumers of libvirt.domain.lifecycle", "consumers of libvirt.events", "@Observes observers" })
    void ofTheApplicationsMethods(String receiver) throws Exception {
        suspendAndResume();
        await().atMost(PATIENCE).until(() -> count(receiver) >= 2);
        assertThat(seconds("sum", receiver)).isPositive();
        assertThat(seconds("max", receiver)).isLessThan(PATIENCE.toSeconds());
    }

    @Test
    void ofStreams() throws Exception {
        AtomicInteger items = new AtomicInteger();
        Cancellable subscription = streams.events(DomainLifecycleEvent.class).subscribe()
                .with(item -> items.incrementAndGet());
        suspendAndResume();
        await().atMost(PATIENCE).until(() -> items.get() == 2);
        subscription.cancel();
        assertThat(count("streams")).isEqualTo(2);
    }

    @Test
    void ofConsumersOfSingleDomainsTogether() throws Exception {
        UUID uuid = connection.domains().byName("test").orElseThrow().domain().uuid();
        AtomicInteger messages = new AtomicInteger();
        MessageConsumer<LibvirtEvent> consumer = vertx.eventBus().localConsumer(EventAddresses.domain(uuid),
                message -> messages.incrementAndGet());
        suspendAndResume();
        await().atMost(PATIENCE).until(() -> messages.get() == 2);
        consumer.unregister();
        assertThat(count("consumers of single domains")).isEqualTo(2);
    }

    @Test
    void onceForEachOfThem() throws Exception {
        suspendAndResume();
        await().atMost(PATIENCE)
                .until(() -> count("consumers of libvirt.domain.lifecycle") == receivers.consumed.get());
        await().atMost(PATIENCE).until(() -> count("@Observes observers") == receivers.observed.get());
    }

    private double count(String receiver) throws Exception {
        return seconds("count", receiver);
    }

    private double seconds(String what, String receiver) throws Exception {
        return new PrometheusPage(metrics).value("libvirt_receiver_delivery_seconds_" + what, "receiver", receiver);
    }

    private void suspendAndResume() throws Exception {
        connection.call(host -> {
            Domain domain = host.domainLookupByName("test");
            domain.suspend();
            domain.resume();
            return domain.free();
        });
    }

    @Singleton
    static class Receivers {

        final AtomicInteger consumed = new AtomicInteger();
        final AtomicInteger observed = new AtomicInteger();

        @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
        void on(DomainLifecycleEvent event) {
            consumed.incrementAndGet();
        }

        @ConsumeEvent(EventAddresses.ALL)
        void onAll(LibvirtEvent event) {
            // That it is called is all there is to see.
        }

        void observe(@Observes DomainLifecycleEvent event) {
            observed.incrementAndGet();
        }
    }
}
