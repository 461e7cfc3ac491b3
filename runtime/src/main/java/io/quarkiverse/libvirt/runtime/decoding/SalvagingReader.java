package io.quarkiverse.libvirt.runtime.decoding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.quarkiverse.libvirt.event.EventReader;
import io.quarkiverse.libvirt.event.GraphicsAddress;
import io.quarkiverse.libvirt.event.GraphicsIdentity;
import io.quarkiverse.libvirt.event.TypedParameters;

/** Reads those values of an undecodable event that can be read, and notes them as text. */
final class SalvagingReader implements EventReader {

    private final EventReader reader;
    private final Map<String, String> known = new LinkedHashMap<>();

    SalvagingReader(EventReader reader) {
        this.reader = reader;
    }

    /** What could be read, by libvirt's parameter names. */
    Map<String, String> known() {
        return known;
    }

    private <T> T salvage(String name, Function<String, T> read, T placeholder) {
        try {
            T value = read.apply(name);
            if (value != null) {
                known.put(name, value.toString());
            }
            return value;
        } catch (RuntimeException e) {
            return placeholder;
        }
    }

    @Override
    public int integer(String name) {
        return salvage(name, reader::integer, 0);
    }

    @Override
    public int code(String name) {
        return salvage(name, reader::code, 0);
    }

    @Override
    public int flags(String name) {
        return salvage(name, reader::flags, 0);
    }

    @Override
    public long unsignedInt(String name) {
        return salvage(name, reader::unsignedInt, 0L);
    }

    @Override
    public long signedLong(String name) {
        return salvage(name, reader::signedLong, 0L);
    }

    @Override
    public long unsignedLong(String name) {
        salvage(name, each -> Long.toUnsignedString(reader.unsignedLong(each)), "");
        return 0;
    }

    @Override
    public String string(String name) {
        return salvage(name, reader::string, "");
    }

    @Override
    public String nullableString(String name) {
        return salvage(name, reader::nullableString, null);
    }

    @Override
    public GraphicsAddress graphicsAddress(String name) {
        return salvage(name, reader::graphicsAddress, new GraphicsAddress(0, null, null));
    }

    @Override
    public List<GraphicsIdentity> graphicsIdentities(String name) {
        return salvage(name, reader::graphicsIdentities, List.of());
    }

    @Override
    public TypedParameters typedParameters(String name) {
        return salvage(name, reader::typedParameters, new TypedParameters(List.of()));
    }

    @Override
    public Map<String, Long> counts(String name) {
        return salvage(name, reader::counts, Map.of());
    }
}
