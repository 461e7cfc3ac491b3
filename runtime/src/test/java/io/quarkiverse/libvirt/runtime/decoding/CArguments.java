package io.quarkiverse.libvirt.runtime.decoding;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

import io.quarkiverse.libvirt.event.EventField;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.GraphicsAddress;
import io.quarkiverse.libvirt.event.GraphicsIdentity;
import io.quarkiverse.libvirt.event.TypedParameter;
import io.quarkiverse.libvirt.event.TypedParameters;

/** Arguments for the C callback of an event, in native memory, and what a record should make of them. */
final class CArguments {

    /** Kept from the garbage collector as long as the pointers into it are in use. */
    private final List<Memory> memory = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final Map<String, Object> expected = new LinkedHashMap<>();

    CArguments(EventKind<?> kind) {
        for (EventField field : kind.fields()) {
            add(field);
        }
    }

    /** For {@code DirectCall}. */
    Object[] values() {
        return values.toArray();
    }

    /** The record's components; the raw number of an enumerated value by {@code <name>Code}. */
    Map<String, Object> expected() {
        return expected;
    }

    private void add(EventField field) {
        String name = field.name();
        switch (field.type()) {
            case INT -> add(name, -7, -7);
            case CODE, FLAGS -> add(name + "Code", 0x8000_0001, 0x8000_0001);
            case UNSIGNED_INT -> add(name, 0xFFFF_FFFE, 0xFFFF_FFFEL);
            case LONG -> add(name, Long.MIN_VALUE + 1, Long.MIN_VALUE + 1);
            case UNSIGNED_LONG -> add(name, -2L, -2L);
            case STRING -> add(name, string("the " + name + " ä"), "the " + name + " ä");
            case NULLABLE_STRING -> add(name, null, null);
            case GRAPHICS_ADDRESS -> add(name, address(2, "/run/" + name, null), new GraphicsAddress(2, "/run/" + name, null));
            case GRAPHICS_IDENTITIES -> add(name, identities("x509dname", "CN=é", "saslUsername", "joe"),
                    List.of(new GraphicsIdentity("x509dname", "CN=é"), new GraphicsIdentity("saslUsername", "joe")));
            case TYPED_PARAMETERS -> addTypedParameters(name);
        }
    }

    private void add(String component, Object value, Object made) {
        values.add(value);
        expected.put(component, made);
    }

    private Memory allocate(long bytes) {
        Memory allocated = new Memory(bytes);
        allocated.clear();
        memory.add(allocated);
        return allocated;
    }

    Pointer string(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param text without the final NUL */
    Pointer bytes(byte... text) {
        Memory string = allocate(text.length + 1);
        string.write(0, text, 0, text.length);
        return string;
    }

    private Pointer address(int family, String node, String service) {
        Memory address = allocate(24);
        address.setInt(0, family);
        address.setPointer(8, node == null ? null : string(node));
        address.setPointer(16, service == null ? null : string(service));
        return address;
    }

    private Pointer identities(String... typesAndNames) {
        Memory list = allocate(typesAndNames.length * 8L);
        for (int i = 0; i < typesAndNames.length; i++) {
            list.setPointer(i * 8L, string(typesAndNames[i]));
        }
        return subject(typesAndNames.length / 2, list);
    }

    Pointer subject(int count, Pointer list) {
        Memory subject = allocate(16);
        subject.setInt(0, count);
        subject.setPointer(8, list);
        return subject;
    }

    private void addTypedParameters(String name) {
        Memory all = allocate(8 * 96);
        parameter(all, 0, "int", 1).setInt(88, -1);
        parameter(all, 1, "unsigned int", 2).setInt(88, -1);
        parameter(all, 2, "long long", 3).setLong(88, Long.MIN_VALUE);
        parameter(all, 3, "unsigned long long", 4).setLong(88, -1);
        parameter(all, 4, "double", 5).setDouble(88, 0.1);
        parameter(all, 5, "boolean", 6).setByte(88, (byte) 1);
        parameter(all, 6, "string", 7).setPointer(88, string("grün"));
        // 80 characters leave no room for a NUL.
        parameter(all, 7, "n".repeat(80), 8).setLong(88, 42);
        values.add(all);
        add(name, 8, new TypedParameters(List.of(
                new TypedParameter("int", 1, -1),
                new TypedParameter("unsigned int", 2, 4_294_967_295L),
                new TypedParameter("long long", 3, Long.MIN_VALUE),
                new TypedParameter("unsigned long long", 4, new BigInteger("18446744073709551615")),
                new TypedParameter("double", 5, 0.1),
                new TypedParameter("boolean", 6, true),
                new TypedParameter("string", 7, "grün"),
                new TypedParameter("n".repeat(80), 8, 42L))));
    }

    private static Pointer parameter(Memory all, int index, String field, int type) {
        Pointer parameter = all.share(index * 96L);
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        parameter.write(0, bytes, 0, bytes.length);
        parameter.setInt(80, type);
        return parameter;
    }
}
