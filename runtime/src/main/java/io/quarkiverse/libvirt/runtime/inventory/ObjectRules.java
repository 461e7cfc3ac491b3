package io.quarkiverse.libvirt.runtime.inventory;

import java.time.Instant;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.LibvirtObject;
import io.quarkiverse.libvirt.inventory.ObjectStatus;

/**
 * What is particular to one class of objects.
 *
 * @param <O> names an object
 * @param <K> finds it
 * @param <S> what the public sees of it
 */
interface ObjectRules<O extends LibvirtObject, K extends Comparable<K>, S extends ObjectStatus> {

    K key(O object);

    /** What objects are ordered by, and what a rename changes. */
    String name(O object);

    /** The name of an object that a listing shows, for this class. */
    O object(LibvirtObject object);

    /** What a lifecycle event says; null for any other event, and for types that are newer than this code. */
    Fact<O> fact(LibvirtEvent event);

    /**
     * The event that tells a step.
     *
     * @param id the object's id after it
     * @param reason why the object is in the state it was listed in, or {@link Listed#NO_REASON}
     */
    Told told(Step step, O object, int id, int reason);

    /** What the public sees: what is known, or, since when it isn't known any more, the last that was. */
    S status(Known<O> known, Instant unknownSince);
}
