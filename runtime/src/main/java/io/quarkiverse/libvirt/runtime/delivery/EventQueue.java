package io.quarkiverse.libvirt.runtime.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.EventKind.WhenFull;
import io.quarkiverse.libvirt.event.LibvirtEvent;

/**
 * A bounded queue of events. Far from full it is a linked list. When it is full, what {@link EventKind#whenFull} says happens:
 * older events give way to newer ones of the same subject, or events are dropped. How many is told by a gap, which waits in the
 * queue where the first of them would have been, before all that came later.
 * <p>
 * The state of objects is never dropped, so there may be two more events for each object than the capacity allows.
 * <p>
 * Once full, it remembers the newest event of each subject until half of it is free again: an event costs the same then,
 * however
 * many wait.
 */
public final class EventQueue {

    private final int capacity;
    /** The first follows it, the last precedes it. */
    private final Node ends = new Node(null);
    /** Without gaps. */
    private int size;
    /** The newest that something newer may supersede; null until the queue is full. */
    private Map<Subject, Node> newest;
    /** Still waits, and counts further losses; null when nothing was lost since the last one was taken. */
    private Node gap;

    /** @param capacity how many events may wait before some are left out */
    public EventQueue(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("A queue of " + capacity + " events holds none: it needs room for 1 or more");
        }
        this.capacity = capacity;
    }

    /** Adds an event at the end, or leaves something out; from any thread. */
    public synchronized void offer(LibvirtEvent event) {
        if (newest == null && size >= capacity) {
            rememberNewest();
        }
        if (newest == null) {
            append(new Node(event));
        } else {
            append(event, EventKind.of(event));
        }
    }

    /**
     * Takes the first, an event or a gap, and passes it on.
     *
     * @return whether there was one
     */
    public boolean poll(Consumer<? super LibvirtEvent> events, Consumer<? super EventGap> gaps) {
        return poll(event -> true, events, gaps);
    }

    /**
     * Takes the first event that is wanted, or a gap that comes before it, and passes it on, outside of the queue's lock.
     *
     * @return whether there was one
     */
    public boolean poll(Predicate<? super LibvirtEvent> wanted, Consumer<? super LibvirtEvent> events,
            Consumer<? super EventGap> gaps) {
        Node node = take(wanted);
        if (node == null) {
            return false;
        }
        if (node.event != null) {
            events.accept(node.event);
        } else {
            node.losses.gaps().forEach(gaps);
        }
        return true;
    }

    /** How many events wait. */
    public synchronized int size() {
        return size;
    }

    /** Whether it is time to take some. */
    public synchronized boolean isHalfFull() {
        return size > capacity / 2;
    }

    /** Whether neither an event nor a gap waits. */
    public synchronized boolean isEmpty() {
        return ends.next == ends;
    }

    /** Forgets all that waits. */
    public synchronized void clear() {
        ends.next = ends;
        ends.previous = ends;
        size = 0;
        newest = null;
        gap = null;
    }

    private synchronized Node take(Predicate<? super LibvirtEvent> wanted) {
        for (Node node = ends.next; node != ends; node = node.next) {
            if (node.event == null || wanted.test(node.event)) {
                remove(node);
                return node;
            }
        }
        return null;
    }

    private void remove(Node node) {
        node.unlink();
        if (node == gap) {
            gap = null;
            return;
        }
        size--;
        if (newest != null) {
            if (node.subject != null) {
                newest.remove(node.subject);
            }
            forgetNewest();
        }
    }

    /** Every event looked at here has come since the last time that half of the queue was free: no more than two looks each. */
    private void rememberNewest() {
        newest = new HashMap<>();
        for (Node node = ends.next; node != ends; node = node.next) {
            if (node.event == null) {
                continue;
            }
            EventKind<?> kind = EventKind.of(node.event);
            node.subject = mayBeSuperseded(kind) ? Subject.of(kind, node.event) : null;
            if (node.subject != null) {
                supersede(newest.put(node.subject, node));
            }
        }
        forgetNewest();
    }

    private void forgetNewest() {
        if (size <= capacity / 2) {
            newest = null;
        }
    }

    private void append(LibvirtEvent event, EventKind<?> kind) {
        boolean full = size >= capacity;
        Node node = new Node(event);
        if (mayBeSuperseded(kind)) {
            node.subject = Subject.of(kind, event);
            Node older = newest.get(node.subject);
            if (older == null && full && kind.whenFull() == WhenFull.SUPERSEDED) {
                losses().dropped(event);
                return;
            }
            supersede(older);
            newest.put(node.subject, node);
        } else if (full && (kind == null || kind.whenFull() == WhenFull.DROPPED)) {
            losses().dropped(event);
            return;
        }
        append(node);
    }

    private static boolean mayBeSuperseded(EventKind<?> kind) {
        return kind != null && (kind.whenFull() == WhenFull.SUPERSEDED || kind.whenFull() == WhenFull.NEWEST_KEPT);
    }

    private void supersede(Node older) {
        if (older != null) {
            older.unlink();
            size--;
            losses().superseded(older.event);
        }
    }

    private EventLosses losses() {
        if (gap == null) {
            gap = new Node(null);
            gap.losses = new EventLosses();
            gap.insertBefore(ends);
        }
        return gap.losses;
    }

    private void append(Node node) {
        node.insertBefore(ends);
        size++;
    }

    /** An event, or a gap. */
    private static final class Node {

        final LibvirtEvent event;
        Node previous = this;
        Node next = this;
        /** What something newer must be about to supersede it; only of those in {@link #newest}. */
        Subject subject;
        /** Only of a gap. */
        EventLosses losses;

        Node(LibvirtEvent event) {
            this.event = event;
        }

        void insertBefore(Node other) {
            previous = other.previous;
            next = other;
            previous.next = this;
            other.previous = this;
        }

        /** Its own links stay: who goes through the queue finds the next one. */
        void unlink() {
            previous.next = next;
            next.previous = previous;
        }
    }

    /** What an event is about: only the newest of those that are equal counts. */
    private record Subject(EventKind<?> kind, EventSubject object, Object aspect) {

        @SuppressWarnings("unchecked")
        static Subject of(EventKind<?> kind, LibvirtEvent event) {
            return new Subject(kind, EventSubject.of(event), ((EventKind<LibvirtEvent>) kind).aspect(event));
        }
    }
}
