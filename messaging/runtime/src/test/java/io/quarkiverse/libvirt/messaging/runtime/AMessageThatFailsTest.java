package io.quarkiverse.libvirt.messaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.LibvirtEvent;

class AMessageThatFailsTest {

    private static final RuntimeException FAILURE = new IllegalStateException("no");

    @Test
    void isOverByDefault() {
        try (ChannelUnderTest channel = new ChannelUnderTest()) {
            channel.request(10);
            channel.event(1, DomainEventType.STARTED);
            channel.event(1, DomainEventType.STOPPED);
            nack(channel, 0);
            await().until(() -> channel.messages().size() == 2);
            assertThat(channel.sequences()).containsExactly(1L, 2L);
        }
    }

    @Test
    void isEmittedAgainBeforeLaterOnesOfItsDomain() {
        try (ChannelUnderTest channel = new ChannelUnderTest("failure-strategy", "requeue", "requeue.initial-delay", "0.05S",
                "requeue.max-retries", "2")) {
            channel.request(10);
            channel.event(1, DomainEventType.STARTED);
            channel.event(1, DomainEventType.STOPPED);
            nack(channel, 0);
            channel.event(2, DomainEventType.STARTED);
            nack(channel, lastOf(channel, 1));
            await().until(() -> channel.sequences().equals(List.of(1L, 3L, 1L, 1L))
                    || channel.sequences().equals(List.of(1L, 1L, 3L, 1L)));
            Message<LibvirtEvent> third = channel.messages().get(3);
            assertThat(ChannelUnderTest.metadata(third).attempt()).isEqualTo(3);
            // Given up.
            third.nack(FAILURE);
            await().until(() -> channel.messages().size() == 5);
            assertThat(channel.sequences().get(4)).isEqualTo(2);
            assertThat(ChannelUnderTest.metadata(channel.messages().get(4)).attempt()).isEqualTo(1);
        }
    }

    @Test
    void endsTheChannelIfItIsToldTo() {
        try (ChannelUnderTest channel = new ChannelUnderTest("failure-strategy", "fail")) {
            channel.request(10);
            channel.event(1, DomainEventType.STARTED);
            await().until(() -> !channel.messages().isEmpty());
            assertThatThrownBy(() -> channel.messages().get(0).nack(FAILURE).toCompletableFuture().join())
                    .hasCause(FAILURE);
            assertThat(channel.failures).containsExactly(FAILURE);
        }
    }

    private static void nack(ChannelUnderTest channel, int message) {
        await().until(() -> channel.messages().size() > message);
        channel.messages().get(message).nack(FAILURE);
    }

    /** The place of the newest message of a sequence number, which has come twice. */
    private static int lastOf(ChannelUnderTest channel, long sequence) {
        await().until(() -> channel.sequences().stream().filter(each -> each == sequence).count() == 2);
        return channel.sequences().lastIndexOf(sequence);
    }
}
