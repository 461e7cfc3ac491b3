package io.quarkiverse.libvirt.runtime.delivery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.quarkiverse.libvirt.event.LibvirtEvent;

/**
 * What waits for a receiver that takes its time. Events of one object go to it one after the other, those of different objects
 * at the same time, up to a limit; the rest waits in a bounded queue.
 * <p>
 * While fewer than the limit are under way, nothing waits but events of objects whose earlier event is under way. So at most
 * one
 * event may start when one comes, and one when one is done.
 */
final class EventLanes {

    private final int parallel;
    private final Consumer<LibvirtEvent> receiver;
    private final Consumer<EventGap> gaps;
    private final EventQueue queue;
    /** Of what is under way. */
    private final Set<EventSubject> busy = new HashSet<>();
    private boolean ended;

    /**
     * @param receiver starts with an event and returns at once; {@link #done} must be called for each
     * @param gaps gets to know what was left out
     */
    EventLanes(QueueLimits limits, Consumer<LibvirtEvent> receiver, Consumer<EventGap> gaps) {
        parallel = limits.parallel();
        this.receiver = receiver;
        this.gaps = gaps;
        queue = new EventQueue(limits.capacity());
    }

    /** Takes an event, from any thread. */
    void offer(LibvirtEvent event) {
        synchronized (this) {
            if (ended) {
                return;
            }
            queue.offer(event);
            if (busy.contains(EventSubject.of(event))) {
                return;
            }
        }
        startNext();
    }

    /** The receiver is done with an event; from any thread. */
    void done(LibvirtEvent event) {
        synchronized (this) {
            busy.remove(EventSubject.of(event));
        }
        startNext();
    }

    /** Forgets what waits, and takes nothing more. */
    synchronized void end() {
        ended = true;
        queue.clear();
    }

    /** How many events wait or are under way. */
    synchronized int size() {
        return queue.size() + busy.size();
    }

    private void startNext() {
        Next next = new Next();
        while (take(next)) {
            if (next.event != null) {
                receiver.accept(next.event);
                return;
            }
            next.gaps.forEach(gaps);
            next.gaps.clear();
        }
    }

    private synchronized boolean take(Next next) {
        return !ended && busy.size() < parallel
                && queue.poll(event -> !busy.contains(EventSubject.of(event)), next::event, next.gaps::add);
    }

    /** Nothing is passed on while the lock is held. */
    private final class Next {

        LibvirtEvent event;
        /** One for each connection. */
        final List<EventGap> gaps = new ArrayList<>(0);

        void event(LibvirtEvent event) {
            this.event = event;
            busy.add(EventSubject.of(event));
        }
    }
}
