package io.quarkiverse.libvirt.messaging.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.ConnectionOpenEvent;
import io.quarkiverse.libvirt.event.DomainRebootEvent;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.EventOrigin;
import io.quarkiverse.libvirt.messaging.LibvirtEventMetadata;
import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;

class RecordsHaveTheKeyOfTheirEventTest {

    private static final UUID VM = new UUID(1, 2);
    private static final EventOrigin ORIGIN = new EventOrigin("host7", 3, Instant.ofEpochSecond(5));
    private static final DomainRebootEvent EVENT = new DomainRebootEvent(ORIGIN, new DomainRef("vm", VM, 1));

    private static Optional<OutgoingKafkaRecordMetadata> sent(Message<?> message, boolean connector) {
        return new KafkaRecordKeys().decorate(Multi.createFrom().item(message), List.of("out"), connector).collect().first()
                .await().indefinitely().getMetadata(OutgoingKafkaRecordMetadata.class);
    }

    @Test
    void alsoIfTheyAreMadeOfSomethingElse() {
        Message<?> words = Message.of("rebooted", Metadata.of(LibvirtEventMetadata.of(EVENT, 0, 1)));
        for (Message<?> message : List.of(Message.of(EVENT), words)) {
            assertThat(sent(message, true)).hasValueSatisfying(record -> {
                assertThat(record.getKey()).isEqualTo(VM.toString());
                assertThat(record.getTimestamp()).isEqualTo(ORIGIN.time());
            });
        }
        assertThat(sent(Message.of(new ConnectionOpenEvent(ORIGIN, 1)), true))
                .hasValueSatisfying(record -> assertThat(record.getKey()).isEqualTo("host7"));
    }

    @Test
    void unlessTheApplicationHasSaidAnother() {
        Instant noon = Instant.ofEpochSecond(43_200);
        assertThat(sent(Message.of(EVENT, Metadata.of(OutgoingKafkaRecordMetadata.builder().withKey("mine").build())), true))
                .hasValueSatisfying(record -> assertThat(record.getKey()).isEqualTo("mine"));
        assertThat(sent(Message.of(EVENT, Metadata.of(OutgoingKafkaRecordMetadata.builder().withTopic("other")
                .withPartition(4).withTimestamp(noon).build())), true)).hasValueSatisfying(record -> {
                    assertThat(record.getKey()).isEqualTo(VM.toString());
                    assertThat(record.getTopic()).isEqualTo("other");
                    assertThat(record.getPartition()).isEqualTo(4);
                    assertThat(record.getTimestamp()).isEqualTo(noon);
                });
        assertThat(sent(Message.of(Record.of("mine", EVENT), Metadata.of(LibvirtEventMetadata.of(EVENT, 0, 1))), true))
                .isEmpty();
    }

    @Test
    void andOthersAreLeftAlone() {
        assertThat(sent(Message.of("words"), true)).isEmpty();
        assertThat(sent(Message.of(EVENT), false)).isEmpty();
    }
}
