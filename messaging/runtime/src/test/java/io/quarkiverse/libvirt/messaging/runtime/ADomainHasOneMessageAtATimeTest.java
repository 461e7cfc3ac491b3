package io.quarkiverse.libvirt.messaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainEventType;

class ADomainHasOneMessageAtATimeTest {

    @Test
    void andOthersDoNotWaitForIt() {
        try (ChannelUnderTest channel = new ChannelUnderTest()) {
            channel.request(100);
            channel.event(1, DomainEventType.STARTED);
            channel.event(1, DomainEventType.STOPPED);
            channel.event(2, DomainEventType.STARTED);
            await().until(() -> channel.messages().size() == 2);
            channel.settle();
            assertThat(channel.sequences()).containsExactly(1L, 3L);

            channel.ack(0);
            await().until(() -> channel.messages().size() == 3);
            assertThat(channel.sequences()).containsExactly(1L, 3L, 2L);
        }
    }
}
