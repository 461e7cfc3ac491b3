package io.quarkiverse.libvirt.messaging.kafka;

import org.apache.kafka.common.serialization.Serializer;

import io.quarkiverse.libvirt.event.LibvirtEvent;

/** Writes an event to Kafka as the UTF-8 text of its JSON form. Quarkus finds it for channels of {@link LibvirtEvent}. */
public class LibvirtEventSerializer implements Serializer<LibvirtEvent> {

    @Override
    public byte[] serialize(String topic, LibvirtEvent event) {
        return event == null ? null : event.toJson().toBuffer().getBytes();
    }
}
