package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.ConsumeEvent;

/** A consumer of the event bus is called on the event loop of the connection, among others. */
class AnEventChangesNoThreadTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(Receivers.class))
            .overrideConfigKey("quarkus.vertx.event-loops-pool-size", "8");

    @Inject
    Receivers receivers;

    @Inject
    LibvirtConnections connections;

    @Test
    void onItsWayToTheOnlyConsumer() throws Exception {
        connections.open("second", "test:///default").whenOpen().await().indefinitely();
        suspendAndResume();
        // Of either connection.
        await().untilAsserted(() -> assertThat(receivers.consumed).hasSize(4));
        await().untilAsserted(() -> assertThat(receivers.observed).hasSize(4));
        assertThat(receivers.connections).contains(LibvirtConnection.DEFAULT_NAME, "second");
        // Observers are called on the connection's event loop.
        assertThat(receivers.consumed).containsOnly(receivers.consumed.get(0));
        assertThat(receivers.observed).containsOnly(receivers.consumed.get(0));
    }

    /** {@link TestHost} consumes the same events on another event loop. */
    private static void suspendAndResume() throws LibvirtException {
        Connect operator = new Connect("test:///default");
        try {
            Domain domain = operator.domainLookupByName("test");
            domain.suspend();
            domain.resume();
            domain.free();
        } finally {
            operator.close();
        }
    }

    @Singleton
    static class Receivers {

        final List<Thread> consumed = new CopyOnWriteArrayList<>();
        final List<Thread> observed = new CopyOnWriteArrayList<>();
        final List<String> connections = new CopyOnWriteArrayList<>();

        @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
        void consume(DomainLifecycleEvent event) {
            connections.add(event.connection());
            consumed.add(Thread.currentThread());
        }

        void observe(@Observes DomainLifecycleEvent event) {
            observed.add(Thread.currentThread());
        }
    }
}
