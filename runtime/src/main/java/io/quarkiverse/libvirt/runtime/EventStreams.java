package io.quarkiverse.libvirt.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.quarkiverse.libvirt.EventFilter;
import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Context;

/** The streams that somebody is subscribed to. */
final class EventStreams implements LibvirtEvents {

    private final List<Subscriber<?>> subscribers = new CopyOnWriteArrayList<>();
    private volatile EventSelection selection;

    /** Before it, every type can be had. */
    void select(EventSelection selection) {
        this.selection = selection;
    }

    @Override
    public <E extends LibvirtEvent> Multi<E> events(Class<E> type, EventFilter filter) {
        return Multi.createFrom().emitter(emitter -> subscribe(new Subscriber<>(type, filter, emitter)), BUFFER);
    }

    private void subscribe(Subscriber<?> subscriber) {
        if (isLeftOut(subscriber.type)) {
            subscriber.emitter.fail(new IllegalArgumentException("No " + subscriber.type.getSimpleName()
                    + " can arrive: quarkus.libvirt.events leaves it out"));
            return;
        }
        subscriber.emitter.onTermination(() -> subscribers.remove(subscriber));
        subscribers.add(subscriber);
    }

    private boolean isLeftOut(Class<?> type) {
        EventSelection selected = selection;
        List<EventKind<?>> kinds = EventKind.all().stream().filter(kind -> type.isAssignableFrom(kind.type())).toList();
        return selected != null && !kinds.isEmpty() && kinds.stream().noneMatch(selected::contains);
    }

    /** @param context where the connection's subscribers are called */
    void deliver(Context context, LibvirtEvent event) {
        for (Subscriber<?> subscriber : subscribers) {
            if (subscriber.wants(event)) {
                context.runOnContext(ignored -> subscriber.emit(event));
            }
        }
    }

    /** Nothing follows. */
    void complete() {
        subscribers.forEach(subscriber -> subscriber.emitter.complete());
    }

    private static final class Subscriber<E extends LibvirtEvent> {

        final Class<E> type;
        final MultiEmitter<? super E> emitter;
        private final EventFilter filter;

        Subscriber(Class<E> type, EventFilter filter, MultiEmitter<? super E> emitter) {
            this.type = type;
            this.filter = filter;
            this.emitter = emitter;
        }

        boolean wants(LibvirtEvent event) {
            return type.isInstance(event) && filter.test(event);
        }

        void emit(LibvirtEvent event) {
            emitter.emit(type.cast(event));
        }
    }
}
