package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.EventFilter;
import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.event.ConnectionEvent;
import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.NetworkEvent;
import io.quarkiverse.libvirt.event.NetworkLifecycleEvent;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.ConsumeEvent;

class EveryReceiverGetsTheSameInstanceTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(TestHost.class, Everybody.class, Foreign.class))
            .setLogRecordPredicate(record -> record.getMessage().contains("does not report"))
            // The test driver knows no secrets; that all events were asked for is no reason to warn of it.
            .assertLogRecords(records -> assertThat(records).singleElement()
                    .satisfies(record -> assertThat(record.getLevel().intValue()).isEqualTo(Level.INFO.intValue())));

    @Inject
    TestHost host;

    @Inject
    Everybody everybody;

    @Inject
    LibvirtEvents events;

    @Test
    void byTheBusAsObserverAndAsStream() throws Exception {
        events.events(DomainLifecycleEvent.class).subscribe().with(event -> everybody.got("a stream", event));
        events.events(LibvirtEvent.class, EventFilter.none().domain("test").lifecycle(DomainEventType.SUSPENDED))
                .subscribe().with(event -> everybody.got("a filtered stream", event));
        events.events(NetworkEvent.class).subscribe().with(event -> everybody.got("a stream of something else", event));
        host.suspendAndResume();
        List<String> receivers = List.of("a consumer", "a consumer of all", "an observer", "an observer of DomainEvent",
                "an observer of LibvirtEvent", "an observer of Object", "an async observer",
                "an async observer of LibvirtEvent",
                "a stream");
        for (String receiver : receivers) {
            await(receiver).untilAsserted(() -> assertThat(everybody.received(receiver)).hasSize(2));
        }
        LibvirtEvent suspended = everybody.received("a consumer").get(0);
        LibvirtEvent resumed = everybody.received("a consumer").get(1);
        for (String receiver : receivers) {
            // Compared as objects. Asynchronous observers may overtake each other.
            assertThat(everybody.received(receiver)).as(receiver).usingElementComparator((a, b) -> a == b ? 0 : 1)
                    .containsExactlyInAnyOrder(suspended, resumed);
        }
        assertThat(everybody.received("a filtered stream")).singleElement().isSameAs(suspended);
        assertThat(everybody.received.keySet()).doesNotContain("an observer of something else", "an observer with a qualifier",
                "a stream of something else");
    }

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Foreign {
    }

    @Singleton
    static class Everybody {

        final Map<String, List<LibvirtEvent>> received = new ConcurrentHashMap<>();

        void got(String receiver, LibvirtEvent event) {
            if (event instanceof ConnectionEvent) {
                return;
            }
            received.computeIfAbsent(receiver, key -> new CopyOnWriteArrayList<>()).add(event);
        }

        List<LibvirtEvent> received(String receiver) {
            return received.getOrDefault(receiver, List.of());
        }

        @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
        void consume(DomainLifecycleEvent event) {
            got("a consumer", event);
        }

        @ConsumeEvent(EventAddresses.ALL)
        void consumeAll(LibvirtEvent event) {
            got("a consumer of all", event);
        }

        void observe(@Observes DomainLifecycleEvent event) {
            got("an observer", event);
        }

        void observeDomain(@Observes DomainEvent event) {
            got("an observer of DomainEvent", event);
        }

        void observeAny(@Observes @Any LibvirtEvent event) {
            got("an observer of LibvirtEvent", event);
        }

        void observeObject(@Observes Object object) {
            if (object instanceof LibvirtEvent event) {
                got("an observer of Object", event);
            }
        }

        void observeAsync(@ObservesAsync DomainLifecycleEvent event) {
            got("an async observer", event);
        }

        void observeAnyAsync(@ObservesAsync LibvirtEvent event) {
            got("an async observer of LibvirtEvent", event);
        }

        void observeNetworks(@Observes NetworkLifecycleEvent event) {
            got("an observer of something else", event);
        }

        void observeForeign(@Observes @Foreign DomainLifecycleEvent event) {
            got("an observer with a qualifier", event);
        }
    }
}
