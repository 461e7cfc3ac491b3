package io.quarkiverse.libvirt.runtime.decoding;

import java.util.List;
import java.util.Map;

import io.quarkiverse.libvirt.bindings.EventArguments;
import io.quarkiverse.libvirt.bindings.UndecodableEventException;
import io.quarkiverse.libvirt.event.EventReader;
import io.quarkiverse.libvirt.event.GraphicsAddress;
import io.quarkiverse.libvirt.event.GraphicsIdentity;
import io.quarkiverse.libvirt.event.TypedParameter;
import io.quarkiverse.libvirt.event.TypedParameters;

/** Reads an event's values from the arguments of libvirt's callback. */
final class CallbackReader implements EventReader {

    private final EventArguments arguments;

    CallbackReader(EventArguments arguments) {
        this.arguments = arguments;
    }

    @Override
    public int integer(String name) {
        return arguments.nextInt();
    }

    @Override
    public int code(String name) {
        return arguments.nextInt();
    }

    @Override
    public int flags(String name) {
        return arguments.nextInt();
    }

    @Override
    public long unsignedInt(String name) {
        return Integer.toUnsignedLong(arguments.nextInt());
    }

    @Override
    public long signedLong(String name) {
        return arguments.nextLong();
    }

    @Override
    public long unsignedLong(String name) {
        return arguments.nextLong();
    }

    @Override
    public String string(String name) {
        String value = arguments.nextString();
        if (value == null) {
            throw new UndecodableEventException(name + " is NULL");
        }
        return value;
    }

    @Override
    public String nullableString(String name) {
        return arguments.nextString();
    }

    @Override
    public GraphicsAddress graphicsAddress(String name) {
        try {
            return arguments.nextAddress(GraphicsAddress::new);
        } catch (UndecodableEventException e) {
            throw named(name, e);
        }
    }

    @Override
    public List<GraphicsIdentity> graphicsIdentities(String name) {
        try {
            return arguments.nextIdentities(GraphicsIdentity::new);
        } catch (UndecodableEventException e) {
            throw named(name, e);
        }
    }

    @Override
    public TypedParameters typedParameters(String name) {
        try {
            return new TypedParameters(arguments.nextTypedParameters(TypedParameter::new));
        } catch (UndecodableEventException e) {
            throw named(name, e);
        }
    }

    @Override
    public Map<String, Long> counts(String name) {
        throw new UnsupportedOperationException("No callback of libvirt has a parameter of this type: " + name);
    }

    private static UndecodableEventException named(String name, UndecodableEventException e) {
        return new UndecodableEventException(name + " " + e.getMessage());
    }
}
