package io.quarkiverse.libvirt.event;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Reads an event's values from its JSON form. What isn't there or isn't of its type throws a RuntimeException. */
final class JsonReader implements EventReader {

    private final JsonObject json;

    JsonReader(JsonObject json) {
        this.json = json;
    }

    LibvirtObject object(EventClass eventClass) {
        String key = eventClass.jsonKey();
        return key == null ? null : object(eventClass, json.getJsonObject(key));
    }

    private static LibvirtObject object(EventClass eventClass, JsonObject object) {
        return switch (eventClass) {
            case DOMAIN -> new DomainRef(object.getString("name"), uuid(object), object.getInteger("id"));
            case NETWORK -> new NetworkRef(object.getString("name"), uuid(object));
            case STORAGE_POOL -> new StoragePoolRef(object.getString("name"), uuid(object));
            case NODE_DEVICE -> new NodeDeviceRef(object.getString("name"));
            case SECRET -> new SecretRef(uuid(object), object.getInteger("usageTypeCode"), object.getString("usageId"));
            case CONNECTION -> null;
        };
    }

    private static UUID uuid(JsonObject object) {
        return UUID.fromString(object.getString("uuid"));
    }

    @Override
    public int integer(String name) {
        return json.getInteger(name);
    }

    @Override
    public int code(String name) {
        return json.getInteger(name + "Code");
    }

    @Override
    public int flags(String name) {
        return json.getLong(name + "Code").intValue();
    }

    @Override
    public long unsignedInt(String name) {
        return json.getLong(name);
    }

    @Override
    public long signedLong(String name) {
        return json.getLong(name);
    }

    @Override
    public long unsignedLong(String name) {
        // BigInteger above 2^63 - 1; the bits are the same.
        return json.getNumber(name).longValue();
    }

    @Override
    public String string(String name) {
        String value = json.getString(name);
        if (value == null) {
            throw new IllegalArgumentException("No " + name);
        }
        return value;
    }

    @Override
    public String nullableString(String name) {
        return json.getString(name);
    }

    @Override
    public GraphicsAddress graphicsAddress(String name) {
        JsonObject address = json.getJsonObject(name);
        return new GraphicsAddress(address.getInteger("familyCode"), address.getString("node"), address.getString("service"));
    }

    @Override
    public List<GraphicsIdentity> graphicsIdentities(String name) {
        JsonArray array = json.getJsonArray(name);
        List<GraphicsIdentity> identities = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            JsonObject identity = array.getJsonObject(i);
            identities.add(new GraphicsIdentity(identity.getString("type"), identity.getString("name")));
        }
        return identities;
    }

    @Override
    public TypedParameters typedParameters(String name) {
        JsonArray array = json.getJsonArray(name);
        List<TypedParameter> parameters = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            JsonObject parameter = array.getJsonObject(i);
            int type = parameter.getInteger("typeCode");
            parameters.add(new TypedParameter(parameter.getString("field"), type,
                    value(TypedParameter.Type.of(type), parameter.getValue("value"))));
        }
        return new TypedParameters(parameters);
    }

    /** Numbers come back from text in the smallest Java type that holds them. */
    private static Object value(TypedParameter.Type type, Object value) {
        return switch (type) {
            case INT -> ((Number) value).intValue();
            case UINT, LLONG, UNKNOWN -> ((Number) value).longValue();
            case ULLONG -> value instanceof BigInteger ? value : BigInteger.valueOf(((Number) value).longValue());
            // JSON has no number for infinity and NaN: they are strings there.
            case DOUBLE -> value instanceof Number number ? number.doubleValue() : Double.valueOf((String) value);
            case BOOLEAN -> (Boolean) value;
            case STRING -> (String) value;
        };
    }
}
