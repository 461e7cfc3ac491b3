package io.quarkiverse.libvirt.event;

import java.lang.reflect.InvocationTargetException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.bindings.OneLine;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The JSON form of events. The address tells the kinds apart: {@code event} is a parameter. */
final class EventJson {

    private EventJson() {
    }

    static JsonObject write(LibvirtEvent event) {
        JsonObject json = new JsonObject()
                .put("address", event.address())
                .put("conn", event.connection())
                .put("generation", event.generation())
                .put("sequence", event.sequence())
                .put("time", event.time().toString())
                .put("synthetic", event.synthetic());
        if (event instanceof UnknownLibvirtEvent unknown) {
            return writeUnknown(json, unknown);
        }
        EventKind<?> kind = EventKind.of(event);
        if (event.object() != null) {
            json.put(kind.eventClass().jsonKey(), write(event.object()));
        }
        for (EventField field : kind.fields()) {
            put(json, event, field);
        }
        return json;
    }

    private static JsonObject writeUnknown(JsonObject json, UnknownLibvirtEvent event) {
        json.put("kind", event.kind()).put("problem", event.problem());
        if (event.object() != null) {
            json.put(kind(event.kind()).eventClass().jsonKey(), write(event.object()));
        }
        JsonObject known = new JsonObject();
        event.known().forEach(known::put);
        return json.put("known", known);
    }

    private static JsonObject write(LibvirtObject object) {
        JsonObject json = new JsonObject();
        if (object instanceof DomainRef domain) {
            json.put("name", domain.name()).put("uuid", domain.uuid().toString()).put("id", domain.id());
        } else if (object instanceof NetworkRef network) {
            json.put("name", network.name()).put("uuid", network.uuid().toString());
        } else if (object instanceof StoragePoolRef pool) {
            json.put("name", pool.name()).put("uuid", pool.uuid().toString());
        } else if (object instanceof NodeDeviceRef device) {
            json.put("name", device.name());
        } else if (object instanceof SecretRef secret) {
            json.put("uuid", secret.uuid().toString()).put("usageType", secret.usageType().name())
                    .put("usageTypeCode", secret.usageTypeCode()).put("usageId", secret.usageId());
        }
        return json;
    }

    private static void put(JsonObject json, LibvirtEvent event, EventField field) {
        String name = field.name();
        Object value = component(event, name);
        switch (field.type()) {
            case CODE -> json.put(name, ((Enum<?>) value).name()).put(name + "Code", component(event, name + "Code"));
            case FLAGS -> json.put(name, names((Set<?>) value))
                    .put(name + "Code", Integer.toUnsignedLong((Integer) component(event, name + "Code")));
            case UNSIGNED_LONG -> json.put(name, unsigned((Long) value));
            case GRAPHICS_ADDRESS -> json.put(name, write((GraphicsAddress) value));
            case GRAPHICS_IDENTITIES -> json.put(name, write((List<?>) value));
            case TYPED_PARAMETERS -> json.put(name, write((TypedParameters) value));
            case COUNTS -> json.put(name, write((Map<?, ?>) value));
            default -> json.put(name, value);
        }
    }

    private static Object component(LibvirtEvent event, String name) {
        try {
            return event.getClass().getMethod(name).invoke(event);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(event.getClass().getName() + " needs a component '" + name + "'", e);
        }
    }

    private static JsonArray names(Set<?> flags) {
        JsonArray names = new JsonArray();
        flags.forEach(flag -> names.add(((Enum<?>) flag).name()));
        return names;
    }

    private static Number unsigned(long bits) {
        return bits >= 0 ? (Number) bits : new BigInteger(Long.toUnsignedString(bits));
    }

    private static JsonObject write(GraphicsAddress address) {
        return new JsonObject().put("family", address.family().name()).put("familyCode", address.familyCode())
                .put("node", address.node()).put("service", address.service());
    }

    private static JsonArray write(List<?> identities) {
        JsonArray array = new JsonArray();
        for (Object each : identities) {
            GraphicsIdentity identity = (GraphicsIdentity) each;
            array.add(new JsonObject().put("type", identity.type()).put("name", identity.name()));
        }
        return array;
    }

    private static JsonArray write(TypedParameters parameters) {
        JsonArray array = new JsonArray();
        for (TypedParameter parameter : parameters.all()) {
            Object value = parameter.value();
            // JSON has no number for infinity and NaN.
            boolean finite = !(value instanceof Double number) || Double.isFinite(number);
            array.add(new JsonObject().put("field", parameter.field()).put("type", parameter.type().name())
                    .put("typeCode", parameter.typeCode()).put("value", finite ? value : value.toString()));
        }
        return array;
    }

    private static JsonObject write(Map<?, ?> counts) {
        JsonObject json = new JsonObject();
        counts.forEach((what, count) -> json.put((String) what, count));
        return json;
    }

    static LibvirtEvent read(JsonObject json) {
        try {
            String address = json.getString("address");
            EventOrigin origin = new EventOrigin(json.getString("conn"), JsonReader.signedLong(json, "generation"),
                    JsonReader.signedLong(json, "sequence"), Instant.parse(json.getString("time")),
                    json.getBoolean("synthetic"));
            if (EventAddresses.UNKNOWN.equals(address)) {
                return readUnknown(origin, json);
            }
            EventKind<?> kind = kind(address);
            JsonReader reader = new JsonReader(json);
            return kind.read(origin, reader.object(kind.eventClass()), reader);
        } catch (NullPointerException | ClassCastException | DateTimeException | ArithmeticException
                | NumberFormatException e) {
            throw new IllegalArgumentException("Not the JSON form of a libvirt event: " + OneLine.of(json.toString()), e);
        }
    }

    private static UnknownLibvirtEvent readUnknown(EventOrigin origin, JsonObject json) {
        EventKind<?> kind = kind(json.getString("kind"));
        String objectKey = kind.eventClass().jsonKey();
        LibvirtObject object = objectKey == null || !json.containsKey(objectKey) ? null
                : new JsonReader(json).object(kind.eventClass());
        Map<String, String> known = new LinkedHashMap<>();
        JsonObject values = json.getJsonObject("known");
        values.fieldNames().forEach(name -> known.put(name, values.getString(name)));
        return new UnknownLibvirtEvent(origin, kind.address(), object, json.getString("problem"), known);
    }

    private static EventKind<?> kind(String address) {
        return EventKind.ofAddress(address)
                .orElseThrow(
                        () -> new IllegalArgumentException("No libvirt event has the address '" + OneLine.of(address) + "'"));
    }
}
