package io.quarkiverse.libvirt.runtime.delivery;

import java.util.Set;

import jakarta.enterprise.event.Event;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.selection.Receivers;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.vertx.core.Context;

/** Fires events at CDI's observers, those whose type somebody observes. */
public final class EventObservers {

    private static final Logger LOG = Logger.getLogger(EventObservers.class);

    private final Set<Class<? extends LibvirtEvent>> sync;
    private final Set<Class<? extends LibvirtEvent>> async;
    /** null without observers. */
    private final Event<Object> events;

    public EventObservers(Receivers receivers) {
        sync = receivers.observed(false);
        async = receivers.observed(true);
        events = sync.isEmpty() && async.isEmpty() ? null : Arc.container().beanManager().getEvent();
    }

    /** @param context where the connection's {@code @Observes} observers are called, one event after the other */
    void deliver(Context context, LibvirtEvent event) {
        if (sync.contains(event.getClass())) {
            OwnContext.run(context, () -> fire(event));
        }
        if (async.contains(event.getClass())) {
            OwnContext.run(context, () -> fireAsync(event));
        }
    }

    private void fire(LibvirtEvent event) {
        ManagedContext request = Arc.container().requestContext();
        boolean activated = !request.isActive();
        if (activated) {
            request.activate();
        }
        try {
            events.fire(event);
        } catch (Throwable e) {
            LOG.errorf(e, "An observer of %s has failed", event.address());
        } finally {
            if (activated) {
                request.terminate();
            }
        }
    }

    private void fireAsync(LibvirtEvent event) {
        // CDI itself logs what fails, with the observer's name.
        events.fireAsync(event);
    }
}
