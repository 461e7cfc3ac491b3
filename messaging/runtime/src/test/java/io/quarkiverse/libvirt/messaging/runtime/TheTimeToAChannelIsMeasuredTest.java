package io.quarkiverse.libvirt.messaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.runtime.delivery.Receipts;
import io.quarkiverse.libvirt.runtime.statistics.Timer;

class TheTimeToAChannelIsMeasuredTest {

    private static final String RECEIVER = "channel 'vms'";

    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    @AfterEach
    void end() {
        Receipts.end();
    }

    @Test
    void onceForEachEventThatIsEmitted() {
        try (ChannelUnderTest channel = new ChannelUnderTest()) {
            Receipts.begin(channel.vertx.eventBus(), timers::put);
            for (int domain = 0; domain < 5; domain++) {
                channel.event(domain, DomainEventType.STARTED);
            }
            channel.settle();
            assertThat(timers).as("nothing was requested").isEmpty();

            channel.request(3);
            await().until(() -> channel.messages().size() == 3);
            assertThat(timers).containsOnlyKeys(RECEIVER);
            assertThat(timers.get(RECEIVER).read().count()).isEqualTo(3);
        }
    }

    @Test
    void untilNobodyAsksAnyMore() {
        try (ChannelUnderTest channel = new ChannelUnderTest()) {
            Receipts.begin(channel.vertx.eventBus(), timers::put);
            Receipts.end();
            channel.request(1);
            channel.event(1, DomainEventType.STARTED);
            await().until(() -> channel.messages().size() == 1);
            assertThat(timers).isEmpty();
        }
    }
}
