package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.ConsumeEvent;
import io.vertx.core.Vertx;

/** A consumer that is at its first event until its bean ends. */
class WhatWaitsAtTheEndIsForgottenTest {

    private static final String JOURNAL = "at-the-end";
    private static final int EVENTS = 100;

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Busy.class, MadeUpEvents.class, JvmWide.class))
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.WARNING.intValue())
            .assertLogRecords(records -> assertThat(records).extracting(record -> record.getMessage()).isEmpty())
            .setAfterUndeployListener(WhatWaitsAtTheEndIsForgottenTest::assertFirstAlone);

    @Inject
    Vertx vertx;

    @Test
    void andTheEndDoesNotWaitForIt() {
        for (int i = 1; i <= EVENTS; i++) {
            vertx.eventBus().publish(EventAddresses.DOMAIN_LIFECYCLE, MadeUpEvents.lifecycle(1, i, DomainEventType.STARTED));
        }
        await().until(() -> !JvmWide.list(JOURNAL).isEmpty());
    }

    private static void assertFirstAlone() {
        Queue<Object> journal = JvmWide.list(JOURNAL);
        JvmWide.forget(JOURNAL);
        assertThat(journal).containsExactly("began 1", "beans end", "ended 1");
    }

    @Singleton
    static class Busy {

        private final CountDownLatch end = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);

        @ConsumeEvent(value = EventAddresses.DOMAIN_LIFECYCLE, blocking = true)
        void consume(DomainLifecycleEvent event) throws InterruptedException {
            JvmWide.list(JOURNAL).add("began " + event.sequence());
            end.await();
            JvmWide.list(JOURNAL).add("ended " + event.sequence());
            ended.countDown();
        }

        @PreDestroy
        void end() throws InterruptedException {
            JvmWide.list(JOURNAL).add("beans end");
            end.countDown();
            ended.await();
        }
    }
}
