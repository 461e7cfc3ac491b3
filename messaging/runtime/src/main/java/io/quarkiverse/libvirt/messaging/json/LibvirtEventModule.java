package io.quarkiverse.libvirt.messaging.json;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.vertx.core.json.JsonObject;

/**
 * Teaches Jackson the JSON form of events, {@link LibvirtEvent#toJson()}, for the records and for all that they are besides. In
 * a Quarkus application with Jackson it is there already.
 */
public final class LibvirtEventModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    public LibvirtEventModule() {
        super("libvirt-events");
        addSerializer(LibvirtEvent.class, new Writer());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new Deserializers.Base() {
            @Override
            public JsonDeserializer<?> findBeanDeserializer(JavaType type, DeserializationConfig config,
                    BeanDescription description) {
                return type.isTypeOrSubTypeOf(LibvirtEvent.class) ? new Reader(type) : null;
            }
        });
    }

    private static final class Writer extends StdSerializer<LibvirtEvent> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(LibvirtEvent.class);
        }

        @Override
        public void serialize(LibvirtEvent event, JsonGenerator to, SerializerProvider provider) throws IOException {
            to.writeRawValue(event.toJson().encode());
        }

        @Override
        public void serializeWithType(LibvirtEvent event, JsonGenerator to, SerializerProvider provider, TypeSerializer type)
                throws IOException {
            // The form itself says what it is.
            serialize(event, to, provider);
        }
    }

    private static final class Reader extends StdDeserializer<LibvirtEvent> {

        private static final long serialVersionUID = 1L;

        Reader(JavaType type) {
            super(type);
        }

        @Override
        public LibvirtEvent deserialize(JsonParser from, DeserializationContext context) throws IOException {
            String json = from.readValueAsTree().toString();
            LibvirtEvent event;
            try {
                event = LibvirtEvent.fromJson(new JsonObject(json));
            } catch (RuntimeException e) {
                return (LibvirtEvent) context.handleInstantiationProblem(handledType(), json, e);
            }
            if (!handledType().isInstance(event)) {
                return context.reportInputMismatch(this, "The event is a %s, not a %s", event.getClass().getSimpleName(),
                        handledType().getSimpleName());
            }
            return event;
        }
    }
}
