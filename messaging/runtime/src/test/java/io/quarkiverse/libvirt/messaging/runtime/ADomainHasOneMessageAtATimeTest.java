package io.quarkiverse.libvirt.messaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;

@Timeout(60)
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

    @Test
    void alsoWhileMessagesAreAcknowledgedByOthers() {
        int events = 4_000;
        try (ChannelUnderTest channel = new ChannelUnderTest("buffer-size", String.valueOf(events))) {
            for (int i = 0; i < events; i++) {
                channel.event(i % 20, DomainEventType.STARTED);
            }
            channel.request(Long.MAX_VALUE);
            int acknowledged = 0;
            while (acknowledged < events) {
                List<Message<LibvirtEvent>> messages = channel.subscriber().getItems();
                while (acknowledged < messages.size()) {
                    messages.get(acknowledged++).ack();
                }
            }
            assertThat(channel.messages().stream().map(message -> (DomainLifecycleEvent) message.getPayload())
                    .collect(Collectors.groupingBy(event -> event.domain().uuid()))).hasSize(20).allSatisfy(
                            (uuid, each) -> assertThat(each).extracting(LibvirtEvent::sequence).isSorted());
        }
    }
}
