package io.quarkiverse.libvirt.runtime;

import java.time.Instant;
import java.util.UUID;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.bindings.EventListener;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.vertx.core.eventbus.EventBus;

/** Makes records of one connection's events and publishes them. Runs on the connection's event loop. */
final class EventPublisher implements EventListener {

    private final String connection;
    private final EventBus eventBus;
    private final ClosedListener onClosed;
    /** Written by the loop's thread alone. */
    private long sequence;

    /** Told of the close before it is published. */
    interface ClosedListener {
        void closed(ConnectionClosedEvent event);
    }

    EventPublisher(String connection, EventBus eventBus, ClosedListener onClosed) {
        this.connection = connection;
        this.eventBus = eventBus;
        this.onClosed = onClosed;
    }

    @Override
    public void domainLifecycle(String name, UUID uuid, int id, int event, int detail) {
        DomainRef domain = new DomainRef(name, uuid, id);
        publish(EventAddresses.domain(uuid),
                DomainLifecycleEvent.of(connection, ++sequence, Instant.now(), domain, event, detail));
    }

    @Override
    public void closed(int reason) {
        ConnectionClosedEvent event = ConnectionClosedEvent.of(connection, ++sequence, Instant.now(), reason);
        onClosed.closed(event);
        publish(null, event);
    }

    /** @param object the address of all events of the object that it is about, or null */
    private void publish(String object, LibvirtEvent event) {
        eventBus.publish(event.address(), event, LibvirtEventCodec.DELIVERY);
        if (object != null) {
            eventBus.publish(object, event, LibvirtEventCodec.DELIVERY);
        }
        eventBus.publish(EventAddresses.ALL, event, LibvirtEventCodec.DELIVERY);
    }
}
