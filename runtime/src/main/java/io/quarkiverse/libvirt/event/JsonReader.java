package io.quarkiverse.libvirt.event;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
            case DOMAIN -> new DomainRef(object.getString("name"), uuid(object), integer(object, "id"));
            case NETWORK -> new NetworkRef(object.getString("name"), uuid(object));
            case STORAGE_POOL -> new StoragePoolRef(object.getString("name"), uuid(object));
            case NODE_DEVICE -> new NodeDeviceRef(object.getString("name"));
            case SECRET -> new SecretRef(uuid(object), integer(object, "usageTypeCode"), object.getString("usageId"));
            case CONNECTION -> null;
        };
    }

    private static UUID uuid(JsonObject object) {
        return UUID.fromString(object.getString("uuid"));
    }

    @Override
    public int integer(String name) {
        return integer(json, name);
    }

    @Override
    public int code(String name) {
        return integer(json, name + "Code");
    }

    @Override
    public int flags(String name) {
        return (int) unsignedInt(name + "Code");
    }

    @Override
    public long unsignedInt(String name) {
        return unsigned(json.getNumber(name), Integer.SIZE).longValue();
    }

    @Override
    public long signedLong(String name) {
        return signedLong(json, name);
    }

    @Override
    public long unsignedLong(String name) {
        return unsigned(json.getNumber(name), Long.SIZE).longValue();
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
        return new GraphicsAddress(integer(address, "familyCode"), address.getString("node"), address.getString("service"));
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
            int type = integer(parameter, "typeCode");
            parameters.add(new TypedParameter(parameter.getString("field"), type,
                    value(TypedParameter.Type.of(type), parameter.getValue("value"))));
        }
        return new TypedParameters(parameters);
    }

    @Override
    public Map<String, Long> counts(String name) {
        Map<String, Long> counts = new TreeMap<>();
        JsonObject object = json.getJsonObject(name);
        object.fieldNames().forEach(what -> counts.put(what, signedLong(object, what)));
        return counts;
    }

    /** Numbers come back from text in the smallest Java type that holds them. */
    private static Object value(TypedParameter.Type type, Object value) {
        return switch (type) {
            case INT -> whole((Number) value).intValueExact();
            case UINT -> unsigned((Number) value, Integer.SIZE).longValue();
            case LLONG, UNKNOWN -> whole((Number) value).longValueExact();
            case ULLONG -> unsigned((Number) value, Long.SIZE);
            // JSON has no number for infinity and NaN: they are strings there.
            case DOUBLE -> value instanceof Number number ? number.doubleValue() : Double.valueOf((String) value);
            case BOOLEAN -> (Boolean) value;
            case STRING -> (String) value;
        };
    }

    private static int integer(JsonObject json, String name) {
        return whole(json.getNumber(name)).intValueExact();
    }

    static long signedLong(JsonObject json, String name) {
        return whole(json.getNumber(name)).longValueExact();
    }

    private static BigInteger unsigned(Number number, int bits) {
        BigInteger whole = whole(number);
        if (whole.signum() < 0 || whole.bitLength() > bits) {
            throw new ArithmeticException(number + " is negative or has more than " + bits + " bits");
        }
        return whole;
    }

    /** What isn't whole isn't rounded. */
    private static BigInteger whole(Number number) {
        if (number instanceof BigInteger big) {
            return big;
        }
        if (number instanceof Integer || number instanceof Long) {
            return BigInteger.valueOf(number.longValue());
        }
        throw new ArithmeticException(number + " is no whole number");
    }
}
