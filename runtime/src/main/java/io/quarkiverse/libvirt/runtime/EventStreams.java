package io.quarkiverse.libvirt.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.quarkiverse.libvirt.EventFilter;
import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Context;

/** The streams that somebody is subscribed to. */
final class EventStreams implements LibvirtEvents {

    private static final Subscriber<?>[] NOBODY = {};

    /** A new array for each change: an event goes through it without a lock, and without the iterator of a list. */
    private volatile Subscriber<?>[] subscribers = NOBODY;
    private boolean ended;
    private volatile EventSelection selection;

    /** Before it, every type can be had. */
    void select(EventSelection selection) {
        this.selection = selection;
    }

    @Override
    public <E extends LibvirtEvent> Multi<E> events(Class<E> type, EventFilter filter) {
        return Multi.createFrom().emitter(emitter -> subscribe(new Subscriber<>(type, filter, emitter)), BUFFER);
    }

    /** How many are subscribed. */
    int size() {
        return subscribers.length;
    }

    private void subscribe(Subscriber<?> subscriber) {
        if (isLeftOut(subscriber)) {
            subscriber.emitter.fail(new IllegalArgumentException("No " + subscriber.type.getSimpleName()
                    + " can arrive: quarkus.libvirt.events leaves it out"));
        } else if (add(subscriber)) {
            // After it is added: who has cancelled already is removed at once.
            subscriber.emitter.onTermination(() -> remove(subscriber));
        } else {
            subscriber.emitter.complete();
        }
    }

    private synchronized boolean add(Subscriber<?> subscriber) {
        if (ended) {
            return false;
        }
        Subscriber<?>[] more = Arrays.copyOf(subscribers, subscribers.length + 1);
        more[subscribers.length] = subscriber;
        subscribers = more;
        return true;
    }

    private synchronized void remove(Subscriber<?> subscriber) {
        subscribers = Arrays.stream(subscribers).filter(each -> each != subscriber).toArray(Subscriber<?>[]::new);
    }

    private boolean isLeftOut(Subscriber<?> subscriber) {
        EventSelection selected = selection;
        List<EventKind<?>> kinds = EventKind.all().stream().filter(subscriber::mayWant).toList();
        return selected != null && !kinds.isEmpty() && kinds.stream().noneMatch(selected::contains);
    }

    /** @param context where the connection's subscribers are called */
    void deliver(Context context, LibvirtEvent event) {
        for (Subscriber<?> subscriber : subscribers) {
            if (subscriber.wants(event)) {
                OwnContext.run(context, () -> subscriber.emit(event));
            }
        }
    }

    /**
     * Nothing follows but what was delivered before.
     *
     * @param context where events were delivered
     * @return done when every subscriber was told
     */
    CompletableFuture<Void> complete(Context context) {
        CompletableFuture<Void> told = new CompletableFuture<>();
        for (Subscriber<?> subscriber : end()) {
            OwnContext.run(context, subscriber.emitter::complete);
        }
        context.runOnContext(ignored -> told.complete(null));
        return told;
    }

    private synchronized Subscriber<?>[] end() {
        ended = true;
        return subscribers;
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

        boolean mayWant(EventKind<?> kind) {
            return type.isAssignableFrom(kind.type()) && filter.admits(kind.type());
        }

        boolean wants(LibvirtEvent event) {
            return type.isInstance(event) && filter.test(event);
        }

        void emit(LibvirtEvent event) {
            emitter.emit(type.cast(event));
        }
    }
}
