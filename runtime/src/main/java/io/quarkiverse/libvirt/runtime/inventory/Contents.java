package io.quarkiverse.libvirt.runtime.inventory;

import java.time.Instant;
import java.util.Comparator;

import io.quarkiverse.libvirt.event.LibvirtObject;
import io.quarkiverse.libvirt.inventory.ObjectStatus;

/**
 * All that is known of one class of objects at one moment: immutable.
 *
 * @param byKey the objects
 * @param byName the same, in the order in which they are shown
 * @param period how often the host became unreachable
 * @param unknownSince since when what was known before this period isn't known any more; null when it is, because the host
 *        was listed in this period
 * @param reachable whether the host is reachable
 */
record Contents<O extends LibvirtObject, K extends Comparable<K>, S extends ObjectStatus>(ObjectRules<O, K, S> rules,
        SortedTree<K, Known<O>> byKey, SortedTree<Named<K>, Known<O>> byName, long period, Instant unknownSince,
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
        SortedTree<Named<K>, Known<O>> names = byName;
        if (old != null && (known == null || !rules.name(old.object()).equals(rules.name(known.object())))) {
            names = names.without(named(key, old));
        }
        if (known != null) {
            names = names.with(named(key, known), known);
        }
        return new Contents<>(rules, known == null ? byKey.without(key) : byKey.with(key, known), names, period,
                unknownSince, reachable);
    }

    private Named<K> named(K key, Known<O> known) {
        return new Named<>(rules.name(known.object()), key);
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
