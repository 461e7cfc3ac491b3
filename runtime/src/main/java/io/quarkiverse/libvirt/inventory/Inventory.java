package io.quarkiverse.libvirt.inventory;

import java.util.Collection;
import java.util.Optional;

/**
 * What a connection knows of its host's objects of one class, kept current by events. Any thread may read it at any time;
 * reading never calls libvirt and never waits.
 *
 * @param <K> what finds an object: its UUID, or its name where libvirt has no UUID
 * @param <S> what is known of an object
 */
public interface Inventory<K, S extends ObjectStatus> {

    /**
     * All objects as they were at one moment, ordered by name (secrets: by UUID). What is returned never changes: ask again
     * for what came later.
     */
    Collection<S> all();

    /** The object that has this key. */
    Optional<S> get(K key);

    /** How many objects are known. */
    int size();

    /**
     * Whether this is all that the host has: it can be reached, and was listed since it can. While this is false, what is
     * here may be gone and what is new may be missing.
     */
    boolean isComplete();
}
