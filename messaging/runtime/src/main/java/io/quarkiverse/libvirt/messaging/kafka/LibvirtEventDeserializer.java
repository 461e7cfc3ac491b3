package io.quarkiverse.libvirt.messaging.kafka;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** Reads from Kafka what {@link LibvirtEventSerializer} has written; {@code null} for a record without a value. */
public class LibvirtEventDeserializer implements Deserializer<LibvirtEvent> {

    @Override
    public LibvirtEvent deserialize(String topic, byte[] value) {
        if (value == null) {
            return null;
        }
        try {
            return LibvirtEvent.fromJson(new JsonObject(Buffer.buffer(value)));
        } catch (RuntimeException e) {
            throw new SerializationException("A record of topic '" + topic + "' is no event of libvirt", e);
        }
    }
}
