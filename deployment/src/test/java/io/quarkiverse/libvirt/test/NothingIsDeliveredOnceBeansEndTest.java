package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.ConsumeEvent;

/** Events of the end itself: those of a ShutdownEvent's observer still arrive, those of a bean's end find nobody. */
class NothingIsDeliveredOnceBeansEndTest {

    private static final String JOURNAL = "last-events";
    private static final int EVENTS = 20;
    private static final List<LogRecord> RECORDS = new CopyOnWriteArrayList<>();
    private static final Logger LOGGER = Logger.getLogger("");
    private static final Handler RECORDER = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                RECORDS.add(record);
            }
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(LastActs.class, JvmWide.class))
            .setAfterUndeployListener(NothingIsDeliveredOnceBeansEndTest::assertOrder);

    // Not in a method before all: Quarkus runs those in a class loader of its own, the listener above in JUnit's.
    static {
        LOGGER.addHandler(RECORDER);
    }

    @Test
    void andNothingFails() {
        // What counts comes after it.
    }

    private static void assertOrder() {
        LOGGER.removeHandler(RECORDER);
        Queue<String> journal = JvmWide.list(JOURNAL);
        JvmWide.forget(JOURNAL);
        assertThat(journal).containsSubsequence("stream SUSPENDED", "stream RESUMED", "stream completed", "beans end")
                .contains("consumer SUSPENDED", "consumer RESUMED", "observer SUSPENDED", "observer RESUMED");
        assertThat(journal).endsWith("beans end");
        assertThat(RECORDS).extracting(LogRecord::getMessage).isEmpty();
    }

    @Singleton
    static class LastActs {

        @Inject
        LibvirtEvents events;

        private Connect operator;

        void open(@Observes StartupEvent start) throws LibvirtException {
            operator = new Connect("test:///default");
            events.events(DomainLifecycleEvent.class).subscribe().with(event -> say("stream " + event.event()),
                    failure -> say("stream " + failure), () -> say("stream completed"));
        }

        void onShutdown(@Observes ShutdownEvent end) throws Exception {
            operator.domainLookupByName("test").suspend();
            operator.domainLookupByName("test").resume();
            for (int i = 0; i < 200 && JvmWide.list(JOURNAL).size() < 8; i++) {
                Thread.sleep(20);
            }
        }

        @PreDestroy
        void close() throws Exception {
            say("beans end");
            for (int i = 0; i < EVENTS; i++) {
                operator.domainLookupByName("test").suspend();
                operator.domainLookupByName("test").resume();
            }
            operator.close();
        }

        void observe(@Observes DomainLifecycleEvent event) {
            say("observer " + event.event());
        }

        void observeAsync(@ObservesAsync DomainLifecycleEvent event) {
            say("async " + event.event());
        }

        @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
        void consume(DomainLifecycleEvent event) {
            say("consumer " + event.event());
        }

        private static void say(String what) {
            JvmWide.list(JOURNAL).add(what);
        }
    }
}
