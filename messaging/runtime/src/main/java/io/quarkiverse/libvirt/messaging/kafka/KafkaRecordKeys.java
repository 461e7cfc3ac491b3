package io.quarkiverse.libvirt.messaging.kafka;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.messaging.LibvirtEventMetadata;
import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.SubscriberDecorator;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata.OutgoingKafkaRecordMetadataBuilder;

/**
 * Gives what goes to Kafka the key and the time of its event, where the application has not set them itself: Kafka puts events
 * of one domain into one partition then, and keeps their order.
 */
public class KafkaRecordKeys implements SubscriberDecorator {

    @Override
    public Multi<? extends Message<?>> decorate(Multi<? extends Message<?>> outgoing, List<String> channels,
            boolean isConnector) {
        return isConnector ? outgoing.map(KafkaRecordKeys::withKey) : outgoing;
    }

    private static Message<?> withKey(Message<?> message) {
        String key;
        Instant time;
        Optional<LibvirtEventMetadata> event = message.getMetadata(LibvirtEventMetadata.class);
        if (event.isPresent()) {
            key = event.get().key();
            time = event.get().time();
        } else if (message.getPayload() instanceof LibvirtEvent payload) {
            key = LibvirtEventMetadata.key(payload);
            time = payload.time();
        } else {
            return message;
        }
        OutgoingKafkaRecordMetadata<?> own = message.getMetadata(OutgoingKafkaRecordMetadata.class).orElse(null);
        if (own != null && own.getKey() != null || message.getPayload() instanceof Record) {
            return message;
        }
        OutgoingKafkaRecordMetadataBuilder<Object> record = OutgoingKafkaRecordMetadata.builder();
        Instant timestamp = time;
        if (own != null) {
            record.withTopic(own.getTopic()).withPartition(own.getPartition()).withHeaders(own.getHeaders());
            timestamp = own.getTimestamp() == null ? time : own.getTimestamp();
        }
        return message.addMetadata(record.withKey(key).withTimestamp(timestamp).build());
    }
}
