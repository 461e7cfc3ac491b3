package io.quarkiverse.libvirt.standin;

import java.util.List;
import java.util.function.Consumer;

/** A name with a value of one of libvirt's seven types ({@code virTypedParameter}). */
public final class TypedParameter {

    private final CharSequence field;
    private final int type;
    private final Consumer<XdrWriter> value;

    private TypedParameter(CharSequence field, int type, Consumer<XdrWriter> value) {
        this.field = field;
        this.type = type;
        this.value = value;
    }

    /** {@code VIR_TYPED_PARAM_INT}. */
    public static TypedParameter ofInt(CharSequence field, int value) {
        return new TypedParameter(field, 1, writer -> writer.int32(value));
    }

    /** {@code VIR_TYPED_PARAM_UINT}, any 32 bits: -1 arrives as 4294967295. */
    public static TypedParameter ofUnsignedInt(CharSequence field, int value) {
        return new TypedParameter(field, 2, writer -> writer.int32(value));
    }

    /** {@code VIR_TYPED_PARAM_LLONG}. */
    public static TypedParameter ofLong(CharSequence field, long value) {
        return new TypedParameter(field, 3, writer -> writer.int64(value));
    }

    /** {@code VIR_TYPED_PARAM_ULLONG}, any 64 bits: -1 arrives as 18446744073709551615. */
    public static TypedParameter ofUnsignedLong(CharSequence field, long value) {
        return new TypedParameter(field, 4, writer -> writer.int64(value));
    }

    /** {@code VIR_TYPED_PARAM_DOUBLE}. */
    public static TypedParameter ofDouble(CharSequence field, double value) {
        return new TypedParameter(field, 5, writer -> writer.float64(value));
    }

    /** {@code VIR_TYPED_PARAM_BOOLEAN}. */
    public static TypedParameter ofBoolean(CharSequence field, boolean value) {
        return new TypedParameter(field, 6, writer -> writer.int32(value ? 1 : 0));
    }

    /** {@code VIR_TYPED_PARAM_STRING}. */
    public static TypedParameter ofString(CharSequence field, CharSequence value) {
        return new TypedParameter(field, 7, writer -> writer.string(value));
    }

    /** A type that libvirt doesn't have: clients can't read the message. */
    public static TypedParameter ofUnknownType(CharSequence field, int type) {
        return new TypedParameter(field, type, writer -> {
        });
    }

    static void writeAll(XdrWriter writer, List<TypedParameter> parameters) {
        writer.int32(parameters.size());
        for (TypedParameter parameter : parameters) {
            writer.string(parameter.field).int32(parameter.type);
            parameter.value.accept(writer);
        }
    }
}
