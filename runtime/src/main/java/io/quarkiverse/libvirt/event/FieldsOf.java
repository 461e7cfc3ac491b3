package io.quarkiverse.libvirt.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.quarkiverse.libvirt.event.EventField.Type;

/** Finds out which values a record reads, by having it read. */
final class FieldsOf implements EventReader {

    private final List<EventField> fields = new ArrayList<>();

    private FieldsOf() {
    }

    /** The values that are read, in this order. */
    static List<EventField> kind(EventKind.Decoder<?, ?> decoder) {
        FieldsOf reader = new FieldsOf();
        decoder.read(null, null, reader);
        return List.copyOf(reader.fields);
    }

    private <T> T add(String name, Type type, T placeholder) {
        fields.add(new EventField(name, type));
        return placeholder;
    }

    @Override
    public int integer(String name) {
        return add(name, Type.INT, 0);
    }

    @Override
    public int code(String name) {
        return add(name, Type.CODE, 0);
    }

    @Override
    public int flags(String name) {
        return add(name, Type.FLAGS, 0);
    }

    @Override
    public long unsignedInt(String name) {
        return add(name, Type.UNSIGNED_INT, 0L);
    }

    @Override
    public long signedLong(String name) {
        return add(name, Type.LONG, 0L);
    }

    @Override
    public long unsignedLong(String name) {
        return add(name, Type.UNSIGNED_LONG, 0L);
    }

    @Override
    public String string(String name) {
        return add(name, Type.STRING, "");
    }

    @Override
    public String nullableString(String name) {
        return add(name, Type.NULLABLE_STRING, "");
    }

    @Override
    public GraphicsAddress graphicsAddress(String name) {
        return add(name, Type.GRAPHICS_ADDRESS, new GraphicsAddress(0, null, null));
    }

    @Override
    public List<GraphicsIdentity> graphicsIdentities(String name) {
        return add(name, Type.GRAPHICS_IDENTITIES, List.of());
    }

    @Override
    public TypedParameters typedParameters(String name) {
        return add(name, Type.TYPED_PARAMETERS, new TypedParameters(List.of()));
    }

    @Override
    public Map<String, Long> counts(String name) {
        return add(name, Type.COUNTS, Map.of());
    }
}
