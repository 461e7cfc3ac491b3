package io.quarkiverse.libvirt.event;

/**
 * A value of a kind of event.
 *
 * @param name libvirt's name of the parameter, in camelCase; the name of the record's component and the key in JSON
 * @param type its type
 */
public record EventField(String name, Type type) {

    /** The type of a value. */
    public enum Type {

        INT("int"),
        /** An enumerated value: its name, and libvirt's number under {@code <name>Code}. */
        CODE("int"),
        /** A set of names, and libvirt's bits under {@code <name>Code}. */
        FLAGS("unsigned int"),
        UNSIGNED_INT("unsigned int"),
        LONG("long long"),
        UNSIGNED_LONG("unsigned long long"),
        STRING("const char *"),
        NULLABLE_STRING("const char *"),
        GRAPHICS_ADDRESS("const virDomainEventGraphicsAddress *"),
        GRAPHICS_IDENTITIES("const virDomainEventGraphicsSubject *"),
        TYPED_PARAMETERS("virTypedParameterPtr", "int"),
        /** How many of what; of the connection's own events, which have no C signature. */
        COUNTS();

        private final String[] parameters;

        Type(String... parameters) {
            this.parameters = parameters;
        }

        /** The types of the parameters that it is in C, separated by commas. */
        public String signature() {
            return String.join(", ", parameters);
        }

        /** How many parameters it is in C. */
        public int parameters() {
            return parameters.length;
        }
    }
}
