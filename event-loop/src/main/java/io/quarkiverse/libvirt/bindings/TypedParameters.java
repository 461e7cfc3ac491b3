package io.quarkiverse.libvirt.bindings;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.sun.jna.Pointer;

/** Reads arrays of {@code virTypedParameter}: {@code { char field[80]; int type; union { … } value; }}. */
public final class TypedParameters {

    /** {@code VIR_TYPED_PARAM_INT} */
    public static final int INT = 1;
    /** {@code VIR_TYPED_PARAM_UINT} */
    public static final int UINT = 2;
    /** {@code VIR_TYPED_PARAM_LLONG} */
    public static final int LLONG = 3;
    /** {@code VIR_TYPED_PARAM_ULLONG} */
    public static final int ULLONG = 4;
    /** {@code VIR_TYPED_PARAM_DOUBLE} */
    public static final int DOUBLE = 5;
    /** {@code VIR_TYPED_PARAM_BOOLEAN} */
    public static final int BOOLEAN = 6;
    /** {@code VIR_TYPED_PARAM_STRING} */
    public static final int STRING = 7;

    private static final int FIELD_LENGTH = 80;
    private static final int TYPE = 80;
    private static final int VALUE = 88;
    private static final int SIZE = 96;

    private TypedParameters() {
    }

    /** Makes a value of one parameter. */
    @FunctionalInterface
    public interface Factory<T> {

        /**
         * @param type libvirt's number
         * @param value an Integer, Long, BigInteger (for {@link #ULLONG}), Double, Boolean or String (which may be null); the
         *        64 bits of the union as a Long for a type that is newer than this code
         */
        T parameter(String field, int type, Object value);
    }

    static <T> List<T> read(long parameters, int count, Factory<T> factory) {
        List<T> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Pointer parameter = new Pointer(parameters + (long) i * SIZE);
            int type = parameter.getInt(TYPE);
            all.add(factory.parameter(field(parameter), type, value(parameter, type)));
        }
        return all;
    }

    private static String field(Pointer parameter) {
        byte[] bytes = parameter.getByteArray(0, FIELD_LENGTH);
        int length = 0;
        while (length < FIELD_LENGTH && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static Object value(Pointer parameter, int type) {
        return switch (type) {
            case INT -> parameter.getInt(VALUE);
            case UINT -> Integer.toUnsignedLong(parameter.getInt(VALUE));
            case ULLONG -> unsigned(parameter.getLong(VALUE));
            case DOUBLE -> parameter.getDouble(VALUE);
            case BOOLEAN -> parameter.getByte(VALUE) != 0;
            case STRING -> EventArguments.string(parameter.getLong(VALUE));
            default -> parameter.getLong(VALUE);
        };
    }

    private static BigInteger unsigned(long bits) {
        BigInteger value = BigInteger.valueOf(bits & Long.MAX_VALUE);
        return bits < 0 ? value.setBit(Long.SIZE - 1) : value;
    }
}
