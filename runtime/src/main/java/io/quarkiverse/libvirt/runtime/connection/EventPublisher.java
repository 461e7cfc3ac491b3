package io.quarkiverse.libvirt.runtime.connection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.bindings.EventArguments;
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
    /** The opening that is under way; else 0. */
    private long awaited;
    /** What has come of an opening that was not told yet, and all after it; else null. */
    private List<LibvirtEvent> held;
    /** The number of the event that will tell it. */
    private long reserved;
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

    /** What libvirt reports to one opening of the connection. */
    public synchronized void publish(long generation, EventKind<?> kind, EventArguments arguments) {
        if (generation == awaited && held == null) {
            // The first subscription brings events while the others are still asked for.
            held = new ArrayList<>();
            reserved = ++sequence;
        }
        LibvirtEvent event = EventDecoder.decode(kind, origin(generation, false), arguments);
        if (event instanceof UnknownLibvirtEvent unknown) {
            // In a storm of them, one line is enough.
            LOG.logf(undecodable++ == 0 ? Logger.Level.WARN : Logger.Level.DEBUG,
                    "%s of connection %s can't be decoded: %s. It is published to %s; LibvirtConnection.undecodableEvents() counts"
                            + " them, and further ones are logged at DEBUG",
                    kind, connection, unknown.problem(), EventAddresses.UNKNOWN);
        }
        pass(event);
    }

    /** Events of this opening wait until it is told. */
    synchronized void opening(long generation) {
        awaited = generation;
    }

    /** Tells that a connection is open, before the events that have come of this opening already. */
    synchronized void opened(long generation, Function<EventOrigin, LibvirtEvent> event) {
        awaited = 0;
        if (held == null) {
            tell(generation, event);
            return;
        }
        List<LibvirtEvent> later = held;
        held = null;
        next.accept(event.apply(new EventOrigin(connection, generation, reserved, Instant.now(), false)));
        later.forEach(next);
    }

    /** An opening has failed: its events are forgotten; the next one finds out what they would have told. */
    synchronized void notOpened() {
        long failed = awaited;
        awaited = 0;
        if (held != null) {
            List<LibvirtEvent> others = held;
            held = null;
            others.stream().filter(event -> event.generation() != failed).forEach(next);
        }
    }

    private void pass(LibvirtEvent event) {
        if (held != null) {
            held.add(event);
        } else {
            next.accept(event);
        }
    }

    /** What this extension has to tell. */
    synchronized void tell(long generation, Function<EventOrigin, LibvirtEvent> event) {
        pass(event.apply(origin(generation, false)));
    }

    /** What a listing of the host's objects has brought to light. */
    synchronized void tellSynthetic(long generation, Function<EventOrigin, LibvirtEvent> event) {
        pass(event.apply(origin(generation, true)));
    }

    private EventOrigin origin(long generation, boolean synthetic) {
        return new EventOrigin(connection, generation, ++sequence, Instant.now(), synthetic);
    }
}
