package io.quarkiverse.libvirt.event;

import java.util.Objects;

/**
 * A named value of one of libvirt's types: libvirt's {@code virTypedParameter}.
 *
 * @param field its name
 * @param type its type, which says the Java class of the value
 * @param typeCode libvirt's number of the type
 * @param value the value, without loss; a string may be null
 */
public record TypedParameter(String field, Type type, int typeCode, Object value) {

    /** The type of a value: libvirt's {@code virTypedParameterType}. */
    public enum Type {

        /** An {@link Integer}. */
        INT,
        /** A {@link Long}, since it is unsigned. */
        UINT,
        /** A {@link Long}. */
        LLONG,
        /** A {@link java.math.BigInteger}, since it is unsigned and has 64 bits. */
        ULLONG,
        /** A {@link Double}. */
        DOUBLE,
        /** A {@link Boolean}. */
        BOOLEAN,
        /** A {@link String} or null. */
        STRING,
        /** A type that is newer than this code. The value is a {@link Long} of the 64 bits that libvirt sent. */
        UNKNOWN;

        private static final Type[] BY_CODE = values();

        /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
        public static Type of(int code) {
            return Numbered.at(BY_CODE, code - 1);
        }
    }

    public TypedParameter {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(type, "type");
    }

    /** The parameter of libvirt's number. */
    public TypedParameter(String field, int typeCode, Object value) {
        this(field, Type.of(typeCode), typeCode, value);
    }
}
