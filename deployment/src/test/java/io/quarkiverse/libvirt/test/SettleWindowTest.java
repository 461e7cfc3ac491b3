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

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.ConsumeEvent;

/** A suspension must last an hour here, at one address. */
class SettleWindowTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(TestHost.class, Others.class))
            .overrideConfigKey("quarkus.libvirt.settle.\"libvirt.domain.lifecycle\".window", "1H")
            .overrideConfigKey("quarkus.libvirt.settle.\"libvirt.domain.lifecycle\".events", "SUSPENDED");

    @Inject
    TestHost host;

    @Inject
    Others others;

    @Test
    void keepsBackWhatDoesNotLastAtItsAddressAlone() throws Exception {
        host.suspendAndResume();
        await().untilAsserted(() -> assertThat(host.arrived).containsExactly(DomainEventType.RESUMED));
        await().untilAsserted(() -> assertThat(others.all)
                .containsExactly(DomainEventType.SUSPENDED, DomainEventType.RESUMED));
        await().untilAsserted(() -> assertThat(others.observed)
                .containsExactly(DomainEventType.SUSPENDED, DomainEventType.RESUMED));
    }

    @Singleton
    static class Others {

        final List<DomainEventType> all = new CopyOnWriteArrayList<>();
        final List<DomainEventType> observed = new CopyOnWriteArrayList<>();

        @ConsumeEvent(EventAddresses.ALL)
        void consume(LibvirtEvent event) {
            if (event instanceof DomainLifecycleEvent lifecycle) {
                all.add(lifecycle.event());
            }
        }

        void observe(@Observes DomainLifecycleEvent event) {
            observed.add(event.event());
        }
    }
}
