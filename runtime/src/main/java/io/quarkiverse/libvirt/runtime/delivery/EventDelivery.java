package io.quarkiverse.libvirt.runtime.delivery;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.tracing.Traces;
import io.quarkiverse.libvirt.runtime.tracing.Tracing;
import io.vertx.core.Context;
import io.vertx.core.eventbus.EventBus;

/** Brings an event to all who receive it, the same instance to each: consumers of the event bus, observers, streams. */
public final class EventDelivery {

    private final EventBus eventBus;
    private final BusListeners listeners;
    private final DomainAddresses domainAddresses = new DomainAddresses();
    private final EventObservers observers;
    private final EventStreams streams;
    private final SettleWindows settle;
    private volatile boolean ended;

    public EventDelivery(EventBus eventBus, BusListeners listeners, EventObservers observers, EventStreams streams,
            SettleWindows settle) {
        this.eventBus = eventBus;
        this.listeners = listeners;
        this.observers = observers;
        this.streams = streams;
        this.settle = settle;
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
        Tracing tracing = Traces.active();
        if (tracing == null) {
            send(context, event);
            return;
        }
        try (Tracing.Scope span = tracing.deliver(event)) {
            send(context, event);
        }
    }

    private void send(Context context, LibvirtEvent event) {
        publish(context, event.address(), event);
        if (event.object() instanceof DomainRef domain) {
            publish(context, domainAddresses.of(domain.uuid()), event);
        }
        publish(context, EventAddresses.ALL, event);
        observers.deliver(context, event);
        streams.deliver(context, event);
    }

    private void publish(Context context, String address, LibvirtEvent event) {
        if (settle.mayHold(event) && settle.hold(context, address, event, settled -> publish(address, settled))) {
            return;
        }
        publish(address, event);
    }

    private void publish(String address, LibvirtEvent event) {
        // Most addresses have no listener, and to publish costs the same.
        if (listeners.mayHear(address)) {
            Tracing tracing = Traces.active();
            if (tracing == null) {
                eventBus.publish(address, event, LibvirtEventCodec.DELIVERY);
                return;
            }
            try (Tracing.Scope span = tracing.resume(event)) {
                eventBus.publish(address, event, LibvirtEventCodec.DELIVERY);
            }
        }
    }

    /**
     * Nobody receives anything any more: the beans are about to be destroyed, and no consumer or observer can be called
     * without them. Streams complete.
     *
     * @param contexts those on which events were delivered
     * @return done when what was delivered before has been received
     */
    public CompletableFuture<Void> end(Collection<Context> contexts) {
        ended = true;
        settle.end();
        observers.end();
        return streams.complete(contexts);
    }
}
