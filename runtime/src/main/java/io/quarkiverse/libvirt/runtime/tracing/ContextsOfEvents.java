package io.quarkiverse.libvirt.runtime.tracing;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.opentelemetry.context.Context;
import io.quarkiverse.libvirt.event.LibvirtEvent;

/**
 * In which context each event was delivered, while anybody has the event: all receivers have the same instance, and an event
 * that waits for one of them may be left out later.
 */
final class ContextsOfEvents {

    private final Map<Key, Context> contexts = new ConcurrentHashMap<>();
    private final ReferenceQueue<LibvirtEvent> gone = new ReferenceQueue<>();

    void put(LibvirtEvent event, Context context) {
        for (Reference<?> each = gone.poll(); each != null; each = gone.poll()) {
            contexts.remove(each);
        }
        contexts.put(new Key(event, gone), context);
    }

    /** Null if there is none. */
    Context get(LibvirtEvent event) {
        return contexts.isEmpty() ? null : contexts.get(new Key(event, null));
    }

    int size() {
        return contexts.size();
    }

    /** Equal for the same instance only: events that are equal may have been delivered twice. */
    private static final class Key extends WeakReference<LibvirtEvent> {

        private final int hash;

        Key(LibvirtEvent event, ReferenceQueue<LibvirtEvent> queue) {
            super(event, queue);
            hash = System.identityHashCode(event);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            LibvirtEvent mine = get();
            return mine != null && other instanceof Key key && key.get() == mine;
        }
    }
}
