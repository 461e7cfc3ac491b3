package io.quarkiverse.libvirt.runtime;

import java.time.Instant;
import java.util.function.Consumer;

import io.quarkiverse.libvirt.bindings.EventArguments;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.EventOrigin;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.UnknownLibvirtEvent;

/** Numbers, decodes and passes on one connection's events. Runs inside libvirt's callbacks, on the connection's loop. */
final class EventPublisher {

    private final String connection;
    private final Consumer<LibvirtEvent> next;
    /** Written by the loop's thread alone. */
    private long sequence;
    private volatile long undecodable;

    EventPublisher(String connection, Consumer<LibvirtEvent> next) {
        this.connection = connection;
        this.next = next;
    }

    /** How many events could not be decoded. */
    long undecodable() {
        return undecodable;
    }

    void publish(EventKind<?> kind, EventArguments arguments) {
        EventOrigin origin = new EventOrigin(connection, ++sequence, Instant.now());
        LibvirtEvent event = EventDecoder.decode(kind, origin, arguments);
        if (event instanceof UnknownLibvirtEvent) {
            undecodable++;
        }
        next.accept(event);
    }
}
