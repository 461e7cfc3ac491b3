package io.quarkiverse.libvirt.runtime.delivery;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Event;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.selection.Receivers;
import io.quarkiverse.libvirt.runtime.statistics.Timer;
import io.quarkiverse.libvirt.runtime.tracing.Traces;
import io.quarkiverse.libvirt.runtime.tracing.Tracing;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.vertx.core.Context;

/** Fires events at CDI's observers, those whose type somebody observes. */
public final class EventObservers {

    private static final Logger LOG = Logger.getLogger(EventObservers.class);

    /** Who has missed something, in a gap. */
    private static final String ASYNC = "@ObservesAsync observers";

    private final Set<Class<? extends LibvirtEvent>> sync;
    private final Set<Class<? extends LibvirtEvent>> async;
    /** null without observers. */
    private final Event<Object> events;

    /** What waits for {@code @ObservesAsync} observers: CDI calls all of them one after the other, and says when it has. */
    private final EventLanes asyncLanes;
    private final Timer asyncLatency = new Timer();
    /** By the name of the connection. */
    private final Map<String, Context> contexts = new ConcurrentHashMap<>();

    /** @param limits of what waits for {@code @ObservesAsync} observers */
    public EventObservers(Receivers receivers, QueueLimits limits) {
        sync = receivers.observed(false);
        async = receivers.observed(true);
        events = sync.isEmpty() && async.isEmpty() ? null : Arc.container().beanManager().getEvent();
        asyncLanes = new EventLanes(limits, this::startAsync, gap -> Mailboxes.report(ASYNC, gap));
        if (!async.isEmpty()) {
            Mailboxes.observers(new Async());
        }
    }

    /** How they are told of. */
    private final class Async implements Mailboxes.Receiver {

        @Override
        public String name() {
            return ASYNC;
        }

        @Override
        public int waiting() {
            return asyncLanes.size();
        }

        @Override
        public Timer latency() {
            return asyncLatency;
        }
    }

    /** @param context where the connection's {@code @Observes} observers are called, one event after the other */
    void deliver(Context context, LibvirtEvent event) {
        if (sync.contains(event.getClass())) {
            OwnContext.run(context, () -> fire(event));
        }
        if (async.contains(event.getClass())) {
            contexts.put(event.connection(), context);
            asyncLanes.offer(event);
        }
    }

    private void fire(LibvirtEvent event) {
        ManagedContext request = Arc.container().requestContext();
        boolean activated = !request.isActive();
        if (activated) {
            request.activate();
        }
        Receipts.received(Receipts.OBSERVERS, event);
        try (Tracing.Scope span = Traces.resume(event)) {
            events.fire(event);
        } catch (Throwable e) {
            LOG.errorf(e, "An observer of %s has failed", event.address());
        } finally {
            if (activated) {
                request.terminate();
            }
        }
    }

    /** What waits for {@code @ObservesAsync} observers is forgotten. */
    void end() {
        asyncLanes.end();
    }

    private void startAsync(LibvirtEvent event) {
        OwnContext.run(contexts.get(event.connection()), () -> fireAsync(event));
    }

    private void fireAsync(LibvirtEvent event) {
        CompletionStage<?> fired;
        // Observers are called in this context, which is the event's own, on other threads.
        Tracing.Scope span = Traces.resume(event);
        asyncLatency.add(Mailboxes.age(event), System.nanoTime());
        try {
            fired = events.fireAsync(event);
        } catch (RuntimeException e) {
            LOG.errorf(e, "The observers of %s could not be called", event.address());
            span.close();
            asyncLanes.done(event);
            return;
        }
        // CDI itself logs what fails, with the observer's name.
        fired.whenComplete((done, failure) -> {
            span.close();
            asyncLanes.done(event);
        });
    }
}
