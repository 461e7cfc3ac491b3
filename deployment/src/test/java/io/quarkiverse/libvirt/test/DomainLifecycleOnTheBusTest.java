package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libvirt.Connect;
import org.libvirt.Domain;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.ConnectionEvent;
import io.quarkiverse.libvirt.event.DomainEventDetail;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.ConsumeEvent;

class DomainLifecycleOnTheBusTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(jar -> jar.addClass(Consumer.class));

    @Inject
    Consumer consumer;

    @Test
    void eachEventArrivesOnceInOrderAndAsTheSameInstanceOnEveryAddress() throws Exception {
        Connect operator = new Connect("test:///default");
        try {
            Domain domain = operator.domainLookupByName("test");
            domain.suspend();
            domain.resume();
            domain.destroy();
            domain.create();
            domain.free();
        } finally {
            operator.close();
        }
        await().untilAsserted(() -> assertThat(consumer.lifecycle).hasSize(4));
        await().untilAsserted(() -> assertThat(consumer.all).hasSize(4));
        assertThat(consumer.lifecycle).extracting(DomainLifecycleEvent::event).containsExactly(DomainEventType.SUSPENDED,
                DomainEventType.RESUMED, DomainEventType.STOPPED, DomainEventType.STARTED);
        assertThat(consumer.lifecycle).extracting(DomainLifecycleEvent::detail).containsExactly(DomainEventDetail.PAUSED,
                DomainEventDetail.UNPAUSED, DomainEventDetail.DESTROYED, DomainEventDetail.BOOTED);
        long first = consumer.lifecycle.get(0).sequence();
        assertThat(consumer.lifecycle).extracting(DomainLifecycleEvent::sequence).containsExactly(first, first + 1, first + 2,
                first + 3);
        for (int i = 0; i < 4; i++) {
            assertThat(consumer.all.get(i)).isSameAs(consumer.lifecycle.get(i));
        }
    }

    @Singleton
    static class Consumer {

        final List<DomainLifecycleEvent> lifecycle = new CopyOnWriteArrayList<>();
        final List<LibvirtEvent> all = new CopyOnWriteArrayList<>();

        @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
        void onLifecycle(DomainLifecycleEvent event) {
            lifecycle.add(event);
        }

        @ConsumeEvent(EventAddresses.ALL)
        void onAny(LibvirtEvent event) {
            if (!(event instanceof ConnectionEvent)) {
                all.add(event);
            }
        }
    }
}
