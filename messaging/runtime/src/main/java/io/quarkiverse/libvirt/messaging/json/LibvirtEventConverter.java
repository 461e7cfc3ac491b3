package io.quarkiverse.libvirt.messaging.json;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.smallrye.reactive.messaging.MessageConverter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** Makes events of the JSON that comes from brokers whose connectors know no types, where a method takes an event. */
public class LibvirtEventConverter implements MessageConverter {

    @Override
    public boolean canConvert(Message<?> in, Type target) {
        return target instanceof Class<?> type && LibvirtEvent.class.isAssignableFrom(type) && json(in.getPayload()) != null;
    }

    @Override
    public Message<?> convert(Message<?> in, Type target) {
        LibvirtEvent event = LibvirtEvent.fromJson(json(in.getPayload()));
        if (!((Class<?>) target).isInstance(event)) {
            throw new IllegalArgumentException("The message is a " + event.getClass().getSimpleName() + ", not a "
                    + ((Class<?>) target).getSimpleName());
        }
        return in.withPayload(event);
    }

    /** @return null for what isn't JSON */
    private static JsonObject json(Object payload) {
        try {
            if (payload instanceof JsonObject object) {
                return object;
            }
            if (payload instanceof String text) {
                return new JsonObject(text);
            }
            if (payload instanceof Buffer buffer) {
                return new JsonObject(buffer);
            }
            if (payload instanceof byte[] bytes) {
                return new JsonObject(new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (DecodeException | ClassCastException e) {
            // Something else's.
        }
        return null;
    }
}
