package io.quarkiverse.libvirt.runtime.delivery;

import java.util.concurrent.CompletableFuture;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.vertx.core.Context;
import io.vertx.core.eventbus.EventBus;

/** Brings an event to all who receive it, the same instance to each: consumers of the event bus, observers, streams. */
public final class EventDelivery {

    private final EventBus eventBus;
    private final EventObservers observers;
    private final EventStreams streams;
    private volatile boolean ended;

    public EventDelivery(EventBus eventBus, EventObservers observers, EventStreams streams) {
        this.eventBus = eventBus;
        this.observers = observers;
        this.streams = streams;
    }

    /**
     * Never calls a receiver itself: the caller may be inside a callback of libvirt's.
     *
     * @param context the connection's
     */
    public void deliver(Context context, LibvirtEvent event) {
        if (ended) {
            return;
        }
        eventBus.publish(event.address(), event, LibvirtEventCodec.DELIVERY);
        if (event.object() instanceof DomainRef domain) {
            eventBus.publish(EventAddresses.domain(domain.uuid()), event, LibvirtEventCodec.DELIVERY);
        }
        eventBus.publish(EventAddresses.ALL, event, LibvirtEventCodec.DELIVERY);
        observers.deliver(context, event);
        streams.deliver(context, event);
    }

    /**
     * Nobody receives anything any more: the beans are about to be destroyed, and no consumer or observer can be called
     * without them. Streams complete.
     *
     * @return done when those on this context have received what was delivered before
     */
    public CompletableFuture<Void> end(Context context) {
        ended = true;
        observers.end();
        return streams.complete(context);
    }
}
