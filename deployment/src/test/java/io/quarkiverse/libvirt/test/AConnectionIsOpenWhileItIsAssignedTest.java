package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.HostAssignment;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.ConnectionResynchronisedEvent;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.ConsumeEvent;

/** The application assigns its connections itself. */
class AConnectionIsOpenWhileItIsAssignedTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Assignment.class, Consumer.class))
            .overrideConfigKey("quarkus.http.test-port", "0")
            .overrideConfigKey("quarkus.libvirt.uri", "test:///default")
            .overrideConfigKey("quarkus.libvirt.\"shared\".uri", "test:///default")
            .overrideConfigKey("quarkus.libvirt.\"shared\".startup", "assigned");

    @Inject
    HostAssignment assignment;

    @Inject
    LibvirtConnections connections;

    @Inject
    Consumer consumer;

    @Test
    void andEachTimeAllThatIsThereIsTold() {
        Assignment engine = (Assignment) assignment;
        assertThat(engine.names).containsExactly("shared");
        assertThat(connections.all()).extracting(LibvirtConnection::name).containsExactly(LibvirtConnection.DEFAULT_NAME);

        for (long epoch : List.of(7L, 9L)) {
            consumer.events.clear();
            engine.watcher.assigned("shared", epoch);
            await().untilAsserted(
                    () -> assertThat(consumer.events).hasAtLeastOneElementOfType(ConnectionResynchronisedEvent.class));
            assertThat(consumer.events).filteredOn(DomainLifecycleEvent.class::isInstance).isNotEmpty()
                    .allSatisfy(event -> assertThat(event.synthetic()).isTrue())
                    .extracting(LibvirtEvent::generation).containsOnly(epoch * 1_000_000 + 1);
            assertThat(connections.get("shared").isOpen()).isTrue();

            engine.watcher.revoked("shared").toCompletableFuture().join();
            assertThat(connections.find("shared")).isEmpty();
            await().untilAsserted(() -> assertThat(consumer.events).hasAtLeastOneElementOfType(ConnectionClosedEvent.class));
        }

        engine.watcher.assigned("shared", 11);
        engine.watcher.lost("shared");
        assertThat(connections.find("shared")).isEmpty();
        // Whoever doesn't have it has nothing to give back.
        engine.watcher.revoked("shared").toCompletableFuture().join();
    }

    @Singleton
    static class Assignment implements HostAssignment {

        volatile Set<String> names;
        volatile Watcher watcher;

        @Override
        public void start(Set<String> connections, Watcher watcher) {
            names = connections;
            this.watcher = watcher;
        }

        @Override
        public void stop() {
        }
    }

    @Singleton
    static class Consumer {

        final Queue<LibvirtEvent> events = new ConcurrentLinkedQueue<>();

        @ConsumeEvent(EventAddresses.ALL)
        void consume(LibvirtEvent event) {
            if (event.connection().equals("shared")) {
                events.add(event);
            }
        }
    }
}
