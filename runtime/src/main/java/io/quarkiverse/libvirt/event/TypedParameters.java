package io.quarkiverse.libvirt.event;

import java.util.List;
import java.util.Optional;

/**
 * Named values of libvirt's types, in libvirt's order: an array of {@code virTypedParameter}.
 *
 * @param all the parameters; a name may be there more than once
 */
public record TypedParameters(List<TypedParameter> all) {

    public TypedParameters {
        all = List.copyOf(all);
    }

    /** The first value of this name; empty when there is none, or when it is null. */
    public Optional<Object> value(String field) {
        for (TypedParameter parameter : all) {
            if (parameter.field().equals(field)) {
                return Optional.ofNullable(parameter.value());
            }
        }
        return Optional.empty();
    }

    /** The first value of this name if it is a number. */
    public Optional<Number> number(String field) {
        return value(field).filter(Number.class::isInstance).map(Number.class::cast);
    }

    /** The first value of this name if it is a string. */
    public Optional<String> string(String field) {
        return value(field).filter(String.class::isInstance).map(String.class::cast);
    }

    /** The first value of this name if it is a boolean. */
    public Optional<Boolean> bool(String field) {
        return value(field).filter(Boolean.class::isInstance).map(Boolean.class::cast);
    }
}
