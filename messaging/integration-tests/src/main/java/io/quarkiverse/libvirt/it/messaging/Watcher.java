package io.quarkiverse.libvirt.it.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

import io.quarkiverse.libvirt.event.ConnectionEvent;
import io.quarkiverse.libvirt.event.DomainEvent;

/** Sends what hosts tell to Kafka. */
@ApplicationScoped
class Watcher {

    @Incoming("vms")
    @Outgoing("vm-events")
    DomainEvent vm(DomainEvent event) {
        return event;
    }

    @Incoming("hosts")
    @Outgoing("host-events")
    ConnectionEvent host(ConnectionEvent event) {
        return event;
    }
}
