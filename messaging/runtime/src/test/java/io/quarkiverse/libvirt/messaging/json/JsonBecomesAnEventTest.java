package io.quarkiverse.libvirt.messaging.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.DomainRebootEvent;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.EventOrigin;
import io.quarkiverse.libvirt.event.NetworkEvent;

class JsonBecomesAnEventTest {

    private static final DomainRebootEvent EVENT = new DomainRebootEvent(
            new EventOrigin("host7", 3, Instant.ofEpochSecond(5)), new DomainRef("vm", new UUID(1, 2), 1));

    private final LibvirtEventConverter converter = new LibvirtEventConverter();

    @Test
    void inWhicheverFormItComes() {
        String text = EVENT.toJson().encode();
        for (Object payload : List.of(EVENT.toJson(), text, EVENT.toJson().toBuffer(), text.getBytes(StandardCharsets.UTF_8))) {
            Message<?> in = Message.of(payload);
            assertThat(converter.canConvert(in, DomainEvent.class)).isTrue();
            assertThat(converter.convert(in, DomainEvent.class).getPayload()).isEqualTo(EVENT);
        }
    }

    @Test
    void butNothingElseDoes() {
        assertThat(converter.canConvert(Message.of("words"), DomainEvent.class)).isFalse();
        assertThat(converter.canConvert(Message.of(7), DomainEvent.class)).isFalse();
        assertThat(converter.canConvert(Message.of(EVENT.toJson()), String.class)).isFalse();
        assertThatThrownBy(() -> converter.convert(Message.of(EVENT.toJson()), NetworkEvent.class))
                .hasMessageContaining("is a DomainRebootEvent, not a NetworkEvent");
    }
}
