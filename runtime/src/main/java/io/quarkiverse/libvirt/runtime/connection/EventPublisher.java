package io.quarkiverse.libvirt.runtime.connection;

import java.time.Instant;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.bindings.EventArguments;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.EventOrigin;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.UnknownLibvirtEvent;
import io.quarkiverse.libvirt.runtime.decoding.EventDecoder;

/** Numbers, decodes and passes on one connection's events. Runs inside libvirt's callbacks, on the connection's loop. */
public final class EventPublisher {

    private static final Logger LOG = Logger.getLogger(LibvirtConnection.class);

    private final String connection;
    private final Consumer<LibvirtEvent> next;
    /** Written by the loop's thread alone. */
    private long sequence;
    private volatile long undecodable;

    public EventPublisher(String connection, Consumer<LibvirtEvent> next) {
        this.connection = connection;
        this.next = next;
    }

    /** How many events could not be decoded. */
    public long undecodable() {
        return undecodable;
    }

    public void publish(EventKind<?> kind, EventArguments arguments) {
        EventOrigin origin = new EventOrigin(connection, ++sequence, Instant.now());
        LibvirtEvent event = EventDecoder.decode(kind, origin, arguments);
        if (event instanceof UnknownLibvirtEvent unknown) {
            // In a storm of them, one line is enough.
            LOG.logf(undecodable++ == 0 ? Logger.Level.WARN : Logger.Level.DEBUG,
                    "%s of connection %s can't be decoded: %s. It is published to %s; LibvirtConnection.undecodableEvents() counts"
                            + " them, and further ones are logged at DEBUG",
                    kind, connection, unknown.problem(), EventAddresses.UNKNOWN);
        }
        next.accept(event);
    }
}
