package io.quarkiverse.libvirt.messaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainEventType;

class NoMoreThanRequestedIsEmittedTest {

    @Test
    void ofManyDomains() {
        try (ChannelUnderTest channel = new ChannelUnderTest()) {
            for (int domain = 0; domain < 10; domain++) {
                channel.event(domain, DomainEventType.STARTED);
            }
            channel.settle();
            assertThat(channel.messages()).isEmpty();

            channel.request(3);
            await().until(() -> channel.messages().size() == 3);
            channel.settle();
            assertThat(channel.sequences()).containsExactly(1L, 2L, 3L);

            channel.request(100);
            await().until(() -> channel.messages().size() == 10);
            assertThat(channel.sequences()).isSorted();
        }
    }

    @Test
    void norMoreThanMayBeInFlight() {
        try (ChannelUnderTest channel = new ChannelUnderTest("max-in-flight", "2")) {
            channel.request(100);
            for (int domain = 0; domain < 5; domain++) {
                channel.event(domain, DomainEventType.STARTED);
            }
            await().until(() -> channel.messages().size() == 2);
            channel.settle();
            assertThat(channel.messages()).hasSize(2);

            channel.ack(0);
            await().until(() -> channel.messages().size() == 3);
            // Once more doesn't make room for another one.
            channel.ack(0);
            channel.settle();
            assertThat(channel.messages()).hasSize(3);
        }
    }
}
