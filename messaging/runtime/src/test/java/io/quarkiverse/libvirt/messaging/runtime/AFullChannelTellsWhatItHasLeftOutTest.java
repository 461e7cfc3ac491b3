package io.quarkiverse.libvirt.messaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.BufferOverflowException;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainEventType;

class AFullChannelTellsWhatItHasLeftOutTest {

    @Test
    void andKeepsTheNewestOfEachDomain() {
        try (ChannelUnderTest channel = new ChannelUnderTest("buffer-size", "4")) {
            for (int i = 0; i < 50; i++) {
                channel.event(i % 2, DomainEventType.RESUMED);
                channel.event(i % 2, DomainEventType.SUSPENDED);
            }
            channel.request(Long.MAX_VALUE);
            // The second one of a domain comes when the first one is acknowledged.
            await().untilAsserted(() -> {
                channel.messages().forEach(message -> message.ack());
                assertThat(channel.sequences()).contains(98L, 100L);
            });
            long missed = channel.messages().stream().mapToLong(message -> ChannelUnderTest.metadata(message).missed()).sum();
            assertThat(channel.messages().size() + missed).isEqualTo(100);
            assertThat(channel.gaps.stream().flatMap(gap -> gap.superseded().values().stream()).mapToLong(Long::longValue)
                    .sum()).isEqualTo(missed);
        }
    }

    @Test
    void orFailsIfItIsToldTo() {
        try (ChannelUnderTest channel = new ChannelUnderTest("buffer-size", "2", "overflow", "fail")) {
            for (int domain = 0; domain < 3; domain++) {
                channel.event(domain, DomainEventType.STARTED);
            }
            channel.request(10);
            channel.subscriber().awaitFailure();
            assertThat(channel.subscriber().getFailure()).isInstanceOf(BufferOverflowException.class);
            assertThat(channel.sequences()).containsExactly(1L, 2L);
            assertThat(channel.failures).hasSize(1);
        }
    }
}
