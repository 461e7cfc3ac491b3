package io.quarkiverse.libvirt.standin;

import java.util.List;
import java.util.UUID;

/** Objects and values that several tests send. */
final class Samples {

    static final Domain GUEST = guest("vm");

    /** One of each type, with the values that are hardest to carry. */
    static final List<TypedParameter> ALL_TYPES = List.of(
            TypedParameter.ofInt("int", Integer.MIN_VALUE),
            TypedParameter.ofUnsignedInt("uint", -1),
            TypedParameter.ofLong("llong", Long.MIN_VALUE),
            TypedParameter.ofUnsignedLong("ullong", -1),
            TypedParameter.ofDouble("double", 0.5),
            TypedParameter.ofBoolean("boolean", true),
            TypedParameter.ofString("string", "text"));

    /** How virsh prints {@link #ALL_TYPES}. */
    static final String ALL_TYPES_PRINTED = """
            \tint: -2147483648
            \tuint: 4294967295
            \tllong: -9223372036854775808
            \tullong: 18446744073709551615
            \tdouble: 0.5
            \tboolean: 1
            \tstring: text
            """;

    private Samples() {
    }

    static Domain guest(CharSequence name) {
        return new Domain(name, UUID.randomUUID(), 7);
    }
}
