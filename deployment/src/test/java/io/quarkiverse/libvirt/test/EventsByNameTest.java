package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainRebootEvent;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.NetworkEvent;
import io.quarkiverse.libvirt.event.SecretLifecycleEvent;
import io.quarkiverse.libvirt.event.StoragePoolRefreshEvent;
import io.quarkus.logging.Log;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

/** What can't arrive is said: by libvirt's refusal, by the configuration, by an address that is none. */
class EventsByNameTest {

    private static final String IN_THIS_CLASS = EventsByNameTest.class.getName() + "$Receivers.";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(TestHost.class, Receivers.class))
            .overrideConfigKey("quarkus.libvirt.events", "domain.lifecycle,secret.lifecycle")
            .overrideConfigKey("acme.domain", "test")
            .setLogRecordPredicate(record -> record.getLoggerName().startsWith("io.quarkiverse.libvirt"))
            .assertLogRecords(EventsByNameTest::assertWarnings);

    @Inject
    TestHost host;

    @Inject
    LibvirtConnection connection;

    @Inject
    LibvirtEvents events;

    @Test
    void arriveAndAreWarnedOfWhenTheyCanNot() throws Exception {
        assertThat(connection.refusedEvents().keySet()).extracting(EventKind::name).containsExactly("secret.lifecycle");
        events.events(NetworkEvent.class).subscribe().withSubscriber(AssertSubscriber.create(1))
                .assertFailedWith(IllegalArgumentException.class,
                        "No NetworkEvent can arrive: quarkus.libvirt.events leaves it out");
        host.suspendAndResume();
        await().untilAsserted(() -> assertThat(host.arrived).hasSize(2));
    }

    private static void assertWarnings(List<LogRecord> records) {
        assertThat(records).filteredOn(record -> record.getLevel().intValue() >= Level.WARNING.intValue())
                .extracting(EventsByNameTest::text)
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text).isEqualTo(IN_THIS_CLASS + "onWrongType consumes 'libvirt.domain.lifecycle' as "
                                + DomainRebootEvent.class.getName() + ", but what arrives is a "
                                + DomainLifecycleEvent.class.getName() + ": it can't receive any"),
                        text -> assertThat(text).isEqualTo(IN_THIS_CLASS
                                + "onName consumes 'libvirt.domain.test', but no event "
                                + "of libvirt has this address. The addresses are in io.quarkiverse.libvirt.EventAddresses"),
                        text -> assertThat(text).isEqualTo(IN_THIS_CLASS + "onTypo consumes 'libvirt.domain.livecycle', but no "
                                + "event of libvirt has this address. Did you mean libvirt.domain.lifecycle? The addresses are in "
                                + "io.quarkiverse.libvirt.EventAddresses"),
                        text -> assertThat(text)
                                .isEqualTo(IN_THIS_CLASS + "onPool never receives libvirt.storage-pool.refresh: "
                                        + "quarkus.libvirt.events leaves it out"),
                        text -> assertThat(text).isEqualTo(IN_THIS_CLASS + "onReboot never receives libvirt.domain.reboot: "
                                + "quarkus.libvirt.events leaves it out"),
                        text -> assertThat(text).isEqualTo(IN_THIS_CLASS + "onSecret never receives libvirt.secret.lifecycle: "
                                + "libvirt at test:///default does not report it"),
                        text -> assertThat(text)
                                .matches(
                                        "libvirt at test:///default, with the client library [0-9.]+ on this machine, does not "
                                                + "report secret\\.lifecycle "
                                                + "\\[since 3\\.0\\.0] \\(.*virConnectSecretEventRegisterAny\\)"));
    }

    private static String text(LogRecord record) {
        return record.getParameters() == null ? record.getMessage()
                : String.format(record.getMessage(), record.getParameters());
    }

    @Singleton
    static class Receivers {

        @ConsumeEvent("libvirt.domain.lifecycle")
        void onWrongType(DomainRebootEvent event) {
            Log.info(event);
        }

        @ConsumeEvent("libvirt.domain.${acme.domain}")
        void onName(Object event) {
            Log.info(event);
        }

        @ConsumeEvent(value = "libvirt.domain.livecycle", blocking = true)
        void onTypo(DomainLifecycleEvent event) {
            Log.info(event);
        }

        @ConsumeEvent(value = "libvirt.domain.${acme.reboot:reboot}", blocking = true)
        void onReboot(Object event) {
            Log.info(event);
        }

        @ConsumeEvent("acme.${acme.domain}")
        void onOwn(String message) {
            Log.info(message);
        }

        void onSecret(@Observes SecretLifecycleEvent event) {
            Log.info(event);
        }

        void onPool(@Observes StoragePoolRefreshEvent event) {
            Log.info(event);
        }
    }
}
