package io.quarkiverse.libvirt.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.selection.Receivers;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.impl.EventBusImpl;
import io.vertx.core.impl.VertxInternal;

/** An event is published to those of its addresses that somebody listens at when it comes. */
class OnlyWhereSomebodyListensTest {

    private static final String DOMAIN = EventAddresses.domain(Storm.domain(1).uuid());

    private final Vertx vertx = Vertx.vertx();
    private final Storm storm = new Storm();
    private final Queue<String> published = new ConcurrentLinkedQueue<>();
    private final Queue<Long> received = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void nowhereWhenNobodyDoes() {
        EventDelivery delivery = over(vertx.eventBus());
        delivery.deliver(vertx.getOrCreateContext(), storm.watchdog(1));
        assertThat(published).isEmpty();
    }

    @Test
    void whereSomebodyDoesFromThenOn() throws Exception {
        EventDelivery delivery = over(vertx.eventBus());
        delivery.deliver(vertx.getOrCreateContext(), storm.watchdog(1));
        MessageConsumer<LibvirtEvent> consumer = vertx.eventBus().consumer(DOMAIN,
                message -> received.add(message.body().sequence()));
        delivery.deliver(vertx.getOrCreateContext(), storm.watchdog(1));
        delivery.deliver(vertx.getOrCreateContext(), storm.watchdog(2));
        await().untilAsserted(() -> assertThat(received).containsExactly(2L));
        consumer.unregister().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        delivery.deliver(vertx.getOrCreateContext(), storm.watchdog(1));
        assertThat(published).containsExactly(DOMAIN);
    }

    @Test
    void everywhereOnABusThatGoesBeyondThisProcess() {
        EventBus clustered = new EventBusImpl((VertxInternal) vertx) {
            {
                started = true;
            }
        };
        over(clustered).deliver(vertx.getOrCreateContext(), storm.watchdog(1));
        assertThat(published).containsExactly(EventAddresses.DOMAIN_WATCHDOG, DOMAIN, EventAddresses.ALL);
    }

    @Test
    void atTheAddressOfTheDomainAlsoWhenManyDomainsHaveEvents() {
        DomainAddresses addresses = new DomainAddresses();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 2000; i++) {
                UUID uuid = new UUID(0, i);
                assertThat(addresses.of(uuid)).isEqualTo(EventAddresses.domain(uuid));
            }
        }
    }

    private EventDelivery over(EventBus eventBus) {
        LibvirtEventCodec.register(eventBus);
        eventBus.<Object> addOutboundInterceptor(sent -> {
            published.add(sent.message().address());
            sent.next();
        });
        return new EventDelivery(eventBus, BusListeners.of(eventBus),
                new EventObservers(new Receivers(List.of(), false), new QueueLimits(1, 1)), new EventStreams(),
                SettleWindows.NONE);
    }
}
