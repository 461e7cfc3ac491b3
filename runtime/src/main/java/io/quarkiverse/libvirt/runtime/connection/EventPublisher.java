package io.quarkiverse.libvirt.runtime.connection;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.bindings.EventArguments;
import io.quarkiverse.libvirt.bindings.OneLine;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.EventOrigin;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.UnknownLibvirtEvent;
import io.quarkiverse.libvirt.runtime.decoding.EventDecoder;

/**
 * Numbers one connection's events, over all its openings, and passes them on in this order: those that libvirt reports, inside
 * its callbacks, and those that tell of the connection.
 */
public final class EventPublisher {

    private static final Logger LOG = Logger.getLogger(LibvirtConnection.class);

    private final String connection;
    private final Consumer<LibvirtEvent> next;
    private long sequence;
    private boolean ended;
    private volatile long undecodable;

    /** @param next takes events in, and returns at once */
    public EventPublisher(String connection, Consumer<LibvirtEvent> next) {
        this.connection = connection;
        this.next = next;
    }

    /** How many events could not be decoded. */
    public long undecodable() {
        return undecodable;
    }

    /** What libvirt reports to one opening of the connection, until that is over: libvirt may still have some to tell then. */
    final class Source {

        private final long generation;
        private boolean over;

        private Source(long generation) {
            this.generation = generation;
        }

        void publish(EventKind<?> kind, EventArguments arguments) {
            synchronized (EventPublisher.this) {
                if (!over) {
                    EventPublisher.this.publish(generation, kind, arguments);
                }
            }
        }

        /** What this extension has to tell of it, while it lasts. */
        void tell(Function<EventOrigin, LibvirtEvent> event) {
            synchronized (EventPublisher.this) {
                if (!over) {
                    EventPublisher.this.tell(generation, event);
                }
            }
        }

        /** Nothing of it is published once this returns. */
        void end() {
            synchronized (EventPublisher.this) {
                over = true;
            }
        }
    }

    Source source(long generation) {
        return new Source(generation);
    }

    /** What libvirt reports to one opening of the connection. */
    public synchronized void publish(long generation, EventKind<?> kind, EventArguments arguments) {
        if (ended) {
            return;
        }
        LibvirtEvent event = EventDecoder.decode(kind, origin(generation, false), arguments);
        if (event instanceof UnknownLibvirtEvent unknown) {
            // In a storm of them, one line is enough.
            LOG.logf(undecodable++ == 0 ? Logger.Level.WARN : Logger.Level.DEBUG,
                    "%s of connection %s can't be decoded: %s. It is published to %s; LibvirtConnection.undecodableEvents() counts"
                            + " them, and further ones are logged at DEBUG",
                    kind, connection, OneLine.of(unknown.problem()), EventAddresses.UNKNOWN);
        }
        next.accept(event);
    }

    /** What this extension has to tell. */
    synchronized void tell(long generation, Function<EventOrigin, LibvirtEvent> event) {
        if (ended) {
            return;
        }
        next.accept(event.apply(origin(generation, false)));
    }

    /** What a listing of the host's objects has brought to light. */
    synchronized void tellSynthetic(long generation, Function<EventOrigin, LibvirtEvent> event) {
        if (ended) {
            return;
        }
        next.accept(event.apply(origin(generation, true)));
    }

    /** The last thing to tell: nothing follows. */
    synchronized void tellLast(long generation, Function<EventOrigin, LibvirtEvent> event) {
        tell(generation, event);
        ended = true;
    }

    private EventOrigin origin(long generation, boolean synthetic) {
        return new EventOrigin(connection, generation, ++sequence, Instant.now(), synthetic);
    }
}
