package io.quarkiverse.libvirt.runtime.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Holds a domain's lifecycle events of some types back until they have lasted. */
final class SettleWindow {

    private final long millis;
    private final Set<DomainEventType> types;
    private final Map<EventSubject, Held> held = new ConcurrentHashMap<>();
    private volatile boolean ended;

    SettleWindow(Duration window, Set<DomainEventType> types) {
        millis = window.toMillis();
        this.types = types;
    }

    /**
     * Holds an event back, or not; forgets the one of the same domain that was held back before.
     *
     * @param context where it is published when the time is over
     * @return whether it is held back
     */
    boolean holds(Context context, DomainLifecycleEvent event, Consumer<DomainLifecycleEvent> publish) {
        EventSubject domain = EventSubject.of(event);
        Held earlier = held.remove(domain);
        if (earlier != null) {
            earlier.cancel();
        }
        if (!types.contains(event.event()) || ended) {
            return false;
        }
        Held now = new Held(context.owner());
        held.put(domain, now);
        now.timer = context.owner().setTimer(millis, id -> context.runOnContext(ignored -> {
            // Not if another event came after the timer had fired.
            if (held.remove(domain, now)) {
                publish.accept(event);
            }
        }));
        if (ended) {
            end();
        }
        return true;
    }

    /** How many are held back. */
    int size() {
        return held.size();
    }

    /** What is held back is forgotten. */
    void end() {
        ended = true;
        held.values().forEach(Held::cancel);
        held.clear();
    }

    private static final class Held {

        private final Vertx vertx;
        private volatile long timer;

        Held(Vertx vertx) {
            this.vertx = vertx;
        }

        void cancel() {
            vertx.cancelTimer(timer);
        }
    }
}
