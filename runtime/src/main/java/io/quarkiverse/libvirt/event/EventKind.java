package io.quarkiverse.libvirt.event;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of event that libvirt can report, or that tells of a connection, and all there is to know about it.
 *
 * @param <E> its record
 */
public final class EventKind<E extends LibvirtEvent> {

    private static final String PREFIX = "libvirt.";

    private final EventClass eventClass;
    private final int id;
    private final String address;
    private final String since;
    private final Class<E> type;
    private final Decoder<LibvirtObject, E> decoder;
    private final List<EventField> fields;
    private final WhenFull whenFull;
    private final Function<E, Object> aspect;

    /** What becomes of events of a kind when more come than are taken, and a bounded queue is full. */
    public enum WhenFull {
        /** The newest are dropped. */
        DROPPED,
        /** A newer one of the same object and aspect takes an older one's place; without an older one it is dropped. */
        SUPERSEDED,
        /** The state of an object: a newer one of the same aspect takes an older one's place, the newest is always kept. */
        NEWEST_KEPT,
        /** Every one is kept. */
        KEPT
    }

    /** Makes a record of what is read. */
    @FunctionalInterface
    interface Decoder<O, E> {
        E read(EventOrigin origin, O object, EventReader in);
    }

    @SuppressWarnings("unchecked")
    EventKind(EventClass eventClass, int id, String address, String since, Class<E> type, Decoder<?, E> decoder) {
        this.eventClass = eventClass;
        this.id = id;
        this.address = address;
        this.since = since;
        this.type = type;
        // The table has seen to it that the objects of this class are those that the record takes.
        this.decoder = (Decoder<LibvirtObject, E>) decoder;
        fields = FieldsOf.kind(decoder);
        whenFull = eventClass == EventClass.CONNECTION ? WhenFull.KEPT : WhenFull.DROPPED;
        aspect = event -> null;
    }

    private EventKind(EventKind<E> kind, WhenFull whenFull, Function<E, Object> aspect) {
        eventClass = kind.eventClass;
        id = kind.id;
        address = kind.address;
        since = kind.since;
        type = kind.type;
        decoder = kind.decoder;
        fields = kind.fields;
        this.whenFull = whenFull;
        this.aspect = aspect;
    }

    /** The same kind, of which queues keep something else when they are full. */
    EventKind<E> whenFull(WhenFull what, Function<E, Object> aspect) {
        return new EventKind<>(this, what, aspect);
    }

    /** All kinds, in the order of libvirt's numbers within each class. */
    public static Collection<EventKind<?>> all() {
        return EventTable.ALL;
    }

    /** The kind of an event; none of an {@link UnknownLibvirtEvent}. */
    @SuppressWarnings("unchecked")
    public static <E extends LibvirtEvent> EventKind<E> of(E event) {
        return (EventKind<E>) EventTable.BY_TYPE.get(event.getClass());
    }

    /** The kind that has this event bus address. */
    public static Optional<EventKind<?>> ofAddress(String address) {
        return Optional.ofNullable(EventTable.BY_ADDRESS.get(address));
    }

    /** What it is an event of. */
    public EventClass eventClass() {
        return eventClass;
    }

    /** Whether libvirt reports it. The other kinds tell what this extension does about a connection. */
    public boolean isLibvirts() {
        return !since.isEmpty();
    }

    /** libvirt's number of it among those of its class; -1 for those of a connection, which have none. */
    public int id() {
        return id;
    }

    /** Its name, such as {@code domain.lifecycle}: the class, and {@code virsh}'s name of the event. */
    public String name() {
        return address.substring(PREFIX.length());
    }

    /** Its event bus address, such as {@code libvirt.domain.lifecycle}. */
    public String address() {
        return address;
    }

    /** The version of libvirt that had it first, such as {@code 0.8.0}; empty for what libvirt doesn't report. */
    public String since() {
        return since;
    }

    /** Its record. */
    public Class<E> type() {
        return type;
    }

    /** Its values beside the object, in libvirt's order. */
    public List<EventField> fields() {
        return fields;
    }

    /** How many parameters libvirt's callback has for its values. */
    public int parameters() {
        return fields.stream().mapToInt(field -> field.type().parameters()).sum();
    }

    /** What becomes of its events when a bounded queue is full. */
    public WhenFull whenFull() {
        return whenFull;
    }

    /**
     * What an event of this kind is about besides its object, such as a device: a newer event supersedes only those that are
     * about the same.
     *
     * @return something that is equal for the same; null when the object is all that it is about
     */
    public Object aspect(E event) {
        return aspect.apply(event);
    }

    /**
     * Reads an event of this kind.
     *
     * @param object what it is about, of the type that belongs to its class
     */
    public E read(EventOrigin origin, LibvirtObject object, EventReader in) {
        return decoder.read(origin, object, in);
    }

    @Override
    public String toString() {
        return name();
    }
}
