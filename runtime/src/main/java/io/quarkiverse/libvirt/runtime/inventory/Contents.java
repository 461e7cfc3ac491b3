package io.quarkiverse.libvirt.runtime.inventory;

import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Objects;

import io.quarkiverse.libvirt.event.LibvirtObject;
import io.quarkiverse.libvirt.inventory.ObjectStatus;

/**
 * All that is known of one class of objects at one moment: immutable.
 *
 * @param byKey the objects
 * @param byName their keys, in the order in which they are shown: what an object does changes nothing here
 * @param period how often the host became unreachable
 * @param unknownSince since when what was known before this period isn't known any more; null when it is, because the host
 *        was listed in this period
 * @param reachable whether the host is reachable
 */
record Contents<O extends LibvirtObject, K extends Comparable<K>, S extends ObjectStatus>(ObjectRules<O, K, S> rules,
        SortedTree<K, Known<O>> byKey, SortedTree<Named<K>, K> byName, long period, Instant unknownSince,
        boolean reachable) {

    /** Names needn't be unique for a moment: two domains that swap theirs. */
    record Named<K extends Comparable<K>>(String name, K key) implements Comparable<Named<K>> {

        @Override
        public int compareTo(Named<K> other) {
            int side = name.compareTo(other.name);
            return side != 0 ? side : key.compareTo(other.key);
        }
    }

    static <O extends LibvirtObject, K extends Comparable<K>, S extends ObjectStatus> Contents<O, K, S> empty(
            ObjectRules<O, K, S> rules, Instant now) {
        return new Contents<>(rules, SortedTree.empty(Comparator.naturalOrder()),
                SortedTree.empty(Comparator.naturalOrder()), 0, now, false);
    }

    /** With one object changed; null when it is gone. */
    Contents<O, K, S> with(K key, Known<O> known) {
        Known<O> old = byKey.get(key);
        String before = old == null ? null : rules.name(old.object());
        String after = known == null ? null : rules.name(known.object());
        SortedTree<Named<K>, K> names = byName;
        if (!Objects.equals(before, after)) {
            if (before != null) {
                names = names.without(new Named<>(before, key));
            }
            if (after != null) {
                names = names.with(new Named<>(after, key), key);
            }
        }
        return new Contents<>(rules, known == null ? byKey.without(key) : byKey.with(key, known), names, period,
                unknownSince, reachable);
    }

    /** The objects in the order in which they are shown. */
    Iterable<Known<O>> inOrder() {
        return () -> {
            Iterator<K> keys = byName.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return keys.hasNext();
                }

                @Override
                public Known<O> next() {
                    return byKey.get(keys.next());
                }
            };
        };
    }

    Contents<O, K, S> unreachable(Instant now) {
        return new Contents<>(rules, byKey, byName, reachable ? period + 1 : period,
                unknownSince == null ? now : unknownSince, false);
    }

    Contents<O, K, S> reachableAgain() {
        return new Contents<>(rules, byKey, byName, period, unknownSince, true);
    }

    Contents<O, K, S> listed() {
        return new Contents<>(rules, byKey, byName, period, null, reachable);
    }

    boolean isComplete() {
        return reachable && unknownSince == null;
    }

    S status(Known<O> known) {
        boolean holds = isComplete() || reachable && known.heard() == period;
        return rules.status(known, holds ? null : unknownSince);
    }
}
