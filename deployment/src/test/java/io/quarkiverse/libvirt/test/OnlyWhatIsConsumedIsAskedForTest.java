package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libvirt.Connect;
import org.libvirt.Network;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.NetworkLifecycleEvent;
import io.quarkiverse.libvirt.event.SecretValueChangedEvent;
import io.quarkiverse.libvirt.event.StoragePoolEvent;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.ConsumeEvent;
import io.vertx.core.Vertx;

class OnlyWhatIsConsumedIsAskedForTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Receivers.class))
            .overrideConfigKey("quarkus.libvirt.events", "consumed")
            .overrideConfigKey("acme.event", "network.lifecycle");

    @Inject
    LibvirtConnection connection;

    @Inject
    Receivers receivers;

    @Inject
    Vertx vertx;

    @Test
    void ofLibvirt() throws Exception {
        // Not seen when the application is built, so it gets only what others have asked for.
        List<LibvirtEvent> all = new CopyOnWriteArrayList<>();
        vertx.eventBus().<LibvirtEvent> consumer(EventAddresses.ALL, message -> all.add(message.body()));
        Connect operator = new Connect("test:///default");
        try {
            operator.storagePoolLookupByName("default-pool").refresh(0);
            operator.domainLookupByName("test").suspend();
            operator.domainLookupByName("test").resume();
            Network network = operator.networkLookupByName("default");
            network.destroy();
            network.create();
        } finally {
            operator.close();
        }
        await().untilAsserted(() -> assertThat(receivers.networks).hasSize(2));
        await().untilAsserted(() -> assertThat(all).hasSizeGreaterThanOrEqualTo(2));
        assertThat(all).hasSize(2).hasOnlyElementsOfType(NetworkLifecycleEvent.class);
        // The test driver knows no secrets. One of their events is observed; the other one was not even asked for.
        assertThat(connection.refusedEvents().keySet()).extracting(EventKind::name).containsExactly("secret.value-changed");
    }

    @Singleton
    static class Receivers {

        final List<NetworkLifecycleEvent> networks = new CopyOnWriteArrayList<>();

        @ConsumeEvent("libvirt.${acme.event}")
        void onNetwork(NetworkLifecycleEvent event) {
            networks.add(event);
        }

        void onSecret(@Observes SecretValueChangedEvent event) {
            throw new AssertionError("The test driver has no secrets");
        }

        void onForeign(@Observes @Named("foreign") StoragePoolEvent event) {
            throw new AssertionError("libvirt's events are fired without a qualifier");
        }
    }
}
