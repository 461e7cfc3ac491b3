package io.quarkiverse.libvirt.event;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Names for libvirt's numbers. */
final class Numbered {

    private Numbered() {
    }

    /** The value at an index of an enumeration whose last value stands for all numbers that have no name. */
    static <E extends Enum<E>> E at(E[] values, int index) {
        int unknown = values.length - 1;
        return values[index >= 0 && index < unknown ? index : unknown];
    }

    /** The values whose bits are set. */
    static <E extends Enum<E>> Set<E> in(E[] values, int bits) {
        Set<E> set = EnumSet.noneOf(values[0].getDeclaringClass());
        for (E value : values) {
            if ((bits & 1 << value.ordinal()) != 0) {
                set.add(value);
            }
        }
        return Collections.unmodifiableSet(set);
    }
}
