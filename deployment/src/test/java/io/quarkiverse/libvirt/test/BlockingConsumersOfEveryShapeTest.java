package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.LongStream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainRebootEvent;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;

/** Each gets every event in order, though more come than it may have at once. */
class BlockingConsumersOfEveryShapeTest {

    private static final int EVENTS = 40;
    private static final int FAILURES = 3;
    private static final List<Long> NUMBERS = LongStream.rangeClosed(1, EVENTS).boxed().toList();

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Consumers.class, MadeUpEvents.class))
            .overrideConfigKey("quarkus.libvirt.slow-receivers.parallel", "2")
            .overrideConfigKey("acme.event", "libvirt.domain.lifecycle")
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.SEVERE.intValue())
            .assertLogRecords(records -> assertThat(records)
                    .filteredOn(record -> record.getThrown() != null && "on purpose".equals(record.getThrown().getMessage()))
                    .hasSize(FAILURES)
                    .allSatisfy(record -> assertThat(Arrays.stream(record.getThrown().getStackTrace())
                            .map(StackTraceElement::getMethodName)).contains("failing")));

    @Inject
    Vertx vertx;

    @Inject
    Consumers consumers;

    @Test
    void getEveryEventInOrder() throws Exception {
        for (long number : NUMBERS) {
            vertx.eventBus().publish(EventAddresses.DOMAIN_LIFECYCLE,
                    MadeUpEvents.lifecycle(1, number, DomainEventType.STARTED));
        }
        // What the next one doesn't take must not be in its way.
        vertx.eventBus().publish(EventAddresses.DOMAIN_REBOOT, "no event");
        vertx.eventBus().publish(EventAddresses.DOMAIN_REBOOT, MadeUpEvents.lifecycle(1, 1, DomainEventType.STARTED));
        vertx.eventBus().publish(EventAddresses.DOMAIN_REBOOT, MadeUpEvents.reboot(1, 2));

        for (String shape : List.of("method", "message", "headers", "uni", "virtual", "annotated", "configured", "ordered",
                "failing")) {
            await().untilAsserted(() -> assertThat(consumers.numbers(shape)).as(shape).containsExactlyElementsOf(NUMBERS));
        }
        await().untilAsserted(() -> assertThat(consumers.numbers("reboot")).containsExactly(2L));
        assertThat(consumers.places).containsOnly("blocking");

        Object answer = vertx.eventBus().request(EventAddresses.DOMAIN_PM_SUSPEND, MadeUpEvents.reboot(7, 3))
                .toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS).body();
        assertThat(answer).isEqualTo("vm7");
    }

    @Singleton
    static class Consumers {

        final Queue<String> places = new ConcurrentLinkedQueue<>();
        private final Map<String, Queue<Long>> numbers = new ConcurrentHashMap<>();

        List<Long> numbers(String shape) {
            return List.copyOf(numbers.getOrDefault(shape, new ConcurrentLinkedQueue<>()));
        }

        private void received(String shape, long number) {
            places.add(Context.isOnEventLoopThread() ? "event loop"
                    : "blocking");
            numbers.computeIfAbsent(shape, each -> new ConcurrentLinkedQueue<>()).add(number);
        }

        @ConsumeEvent(value = EventAddresses.DOMAIN_LIFECYCLE, blocking = true)
        void method(DomainLifecycleEvent event) {
            received("method", event.sequence());
        }

        @ConsumeEvent(value = EventAddresses.DOMAIN_LIFECYCLE, blocking = true)
        void message(Message<DomainLifecycleEvent> message) {
            received("message", message.body().sequence());
        }

        @ConsumeEvent(value = EventAddresses.DOMAIN_LIFECYCLE, blocking = true)
        void headers(MultiMap headers, DomainLifecycleEvent event) {
            received("headers", event.sequence());
        }

        @ConsumeEvent(value = EventAddresses.DOMAIN_LIFECYCLE, blocking = true)
        Uni<Void> uni(DomainLifecycleEvent event) {
            return Uni.createFrom().voidItem().invoke(() -> received("uni", event.sequence()));
        }

        @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
        @RunOnVirtualThread
        void virtual(DomainLifecycleEvent event) {
            received("virtual", event.sequence());
        }

        @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
        @Blocking
        void annotated(DomainLifecycleEvent event) {
            received("annotated", event.sequence());
        }

        @ConsumeEvent(value = "${acme.event}", blocking = true)
        void configured(DomainLifecycleEvent event) {
            received("configured", event.sequence());
        }

        @ConsumeEvent(value = EventAddresses.DOMAIN_LIFECYCLE, blocking = true, ordered = true)
        void ordered(DomainLifecycleEvent event) {
            received("ordered", event.sequence());
        }

        @ConsumeEvent(value = EventAddresses.DOMAIN_LIFECYCLE, blocking = true)
        void failing(DomainLifecycleEvent event) {
            received("failing", event.sequence());
            if (event.sequence() <= FAILURES) {
                throw new IllegalStateException("on purpose");
            }
        }

        @ConsumeEvent(value = EventAddresses.DOMAIN_REBOOT, blocking = true)
        void reboot(DomainRebootEvent event) {
            received("reboot", event.sequence());
        }

        @ConsumeEvent(value = EventAddresses.DOMAIN_PM_SUSPEND, blocking = true)
        String answer(DomainEvent event) {
            return event.domain().name();
        }
    }
}
