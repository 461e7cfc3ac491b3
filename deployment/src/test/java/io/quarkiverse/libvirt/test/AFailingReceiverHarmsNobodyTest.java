package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.ConsumeEvent;

class AFailingReceiverHarmsNobodyTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(TestHost.class, Failing.class))
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.SEVERE.intValue())
            .assertLogRecords(records -> assertThat(records)
                    .extracting(record -> record.getLoggerName().replaceFirst(".*\\.", ""))
                    // Two events, each to a synchronous and an asynchronous observer, of which CDI tells.
                    .contains("EventObservers", "DefaultAsyncObserverExceptionHandler")
                    .satisfies(loggers -> assertThat(loggers).filteredOn(name -> name.contains("Observer")).hasSize(4)));

    @Inject
    TestHost host;

    @Inject
    Failing failing;

    @Inject
    LibvirtEvents events;

    @Test
    void notTheLoopNorTheNextEventNorOtherReceivers() throws Exception {
        List<DomainEventType> streamed = new CopyOnWriteArrayList<>();
        events.events(DomainLifecycleEvent.class).subscribe().with(event -> {
            failing.calls.add("stream " + event.event());
            throw new IllegalStateException("on purpose");
        });
        events.events(DomainLifecycleEvent.class).subscribe().with(event -> streamed.add(event.event()));
        host.suspendAndResume();
        await().untilAsserted(() -> assertThat(host.arrived)
                .containsExactly(DomainEventType.SUSPENDED, DomainEventType.RESUMED));
        await().untilAsserted(() -> assertThat(streamed)
                .containsExactly(DomainEventType.SUSPENDED, DomainEventType.RESUMED));
        // A stream ends by its subscriber's exception, an observer and a consumer get the next event.
        await().untilAsserted(
                () -> assertThat(failing.calls).containsExactlyInAnyOrder("observer SUSPENDED", "observer RESUMED",
                        "async SUSPENDED", "async RESUMED", "consumer SUSPENDED", "consumer RESUMED", "stream SUSPENDED"));
    }

    @Singleton
    static class Failing {

        final List<String> calls = new CopyOnWriteArrayList<>();

        void observe(@Observes DomainLifecycleEvent event) {
            calls.add("observer " + event.event());
            throw new AssertionError("on purpose");
        }

        void observeAsync(@ObservesAsync DomainLifecycleEvent event) {
            calls.add("async " + event.event());
            throw new IllegalStateException("on purpose");
        }

        @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
        void consume(DomainLifecycleEvent event) {
            calls.add("consumer " + event.event());
            throw new IllegalStateException("on purpose");
        }
    }
}
