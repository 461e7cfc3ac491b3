package io.quarkiverse.libvirt.it.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

import io.quarkiverse.libvirt.event.LibvirtEvent;

/** Elsewhere, perhaps: reads events from Kafka, and passes them on to another topic. */
@ApplicationScoped
class Reader {

    @Incoming("vm-events-read")
    @Outgoing("vm-events-copied")
    LibvirtEvent read(LibvirtEvent event) {
        return event;
    }
}
