package io.quarkiverse.libvirt.runtime.connection;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.bindings.HostAccess;
import io.quarkiverse.libvirt.bindings.HostConnection;
import io.quarkiverse.libvirt.bindings.LibvirtException;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.registration.EventLoopRegistration;
import io.quarkiverse.libvirt.runtime.LibvirtConfig;
import io.quarkiverse.libvirt.runtime.selection.EventSelection;

/** A connection that lives as long as the application. */
public final class ManagedConnection implements LibvirtConnection {

    private static final Logger LOG = Logger.getLogger(LibvirtConnection.class);
    private static final EventKind<?> CLOSED = EventKind.ofAddress(EventAddresses.CONNECTION_CLOSED).orElseThrow();

    private final String name;
    private final String uri;
    private final AtomicReference<HostConnection> host = new AtomicReference<>();
    /** The host has answered. */
    private volatile boolean opened;
    /** Reported closed. */
    private volatile boolean lost;
    private volatile EventPublisher publisher;
    private volatile Map<EventKind<?>, String> refusedEvents = Map.of();
    /** Nobody wants it any more; seen by an opening that takes longer than its caller waits. */
    private volatile boolean closed;

    public ManagedConnection(String name, String uri) {
        this.name = name;
        this.uri = uri;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String uri() {
        return uri;
    }

    @Override
    public boolean isOpen() {
        return opened && !lost && !closed;
    }

    @Override
    public Map<EventKind<?>, String> refusedEvents() {
        return refusedEvents;
    }

    @Override
    public long undecodableEvents() {
        EventPublisher current = publisher;
        return current == null ? 0 : current.undecodable();
    }

    /**
     * Opens it. Blocks, and needs the loop to run meanwhile.
     *
     * @param loop gets what libvirt watches for this connection
     * @param next gets its events, on that loop
     */
    public void open(EventImpl loop, EventSelection selection, LibvirtConfig.KeepAlive keepAlive, Consumer<LibvirtEvent> next)
            throws LibvirtException {
        EventPublisher events = new EventPublisher(name, event -> {
            if (event instanceof ConnectionClosedEvent closedEvent) {
                closedByLibvirt(closedEvent);
            }
            next.accept(event);
        });
        publisher = events;
        EventLoopRegistration.<Void, LibvirtException> callAs(loop, () -> {
            HostAccess access = new HostAccess(uri, false, null, (int) keepAlive.interval().toSeconds(), keepAlive.count());
            HostConnection connection = HostConnection.open(access, loop,
                    // Can be kept: the reason is a number, and there is no object.
                    arguments -> later(loop, () -> events.publish(CLOSED, arguments)));
            opened = true;
            host.set(connection);
            if (!closed) {
                subscribe(connection, selection, events);
            }
            return null;
        });
        if (closed) {
            close(Duration.ZERO);
            return;
        }
        LOG.infof("Connected to libvirt at %s", uri);
    }

    /**
     * Runs an action on the loop after what it has to do already. libvirt tells of the close on whatever thread notices it, at
     * once, while events that came before wait for libvirt's next timer.
     */
    private static void later(EventImpl loop, Runnable action) {
        int added = loop.addTimeout(0, (timer, none) -> {
            loop.removeTimeout(timer);
            action.run();
        }, null, null);
        if (added < 0) {
            action.run();
        }
    }

    private void subscribe(HostConnection connection, EventSelection selection, EventPublisher events)
            throws LibvirtException {
        try {
            refusedEvents = Collections.unmodifiableMap(EventSubscriber.subscribe(connection, uri, selection, events));
        } catch (LibvirtException e) {
            close(Duration.ZERO);
            throw e;
        }
    }

    /** On the event loop; whoever asks from there on sees a closed connection. */
    private void closedByLibvirt(ConnectionClosedEvent event) {
        lost = true;
        LOG.warnf("The connection to libvirt at %s was closed: %s. No event of it arrives any more", uri,
                switch (event.reason()) {
                    case EOF -> "the other side closed it or died (EOF)";
                    case KEEPALIVE -> "the other side no longer answers (KEEPALIVE)";
                    case ERROR -> "input or output failed (ERROR)";
                    case CLIENT -> "this side asked for it (CLIENT)";
                    case UNKNOWN -> "reason " + event.reasonCode();
                });
    }

    /** Closes it, if it was opened. Blocks. */
    public void close(Duration patience) {
        closed = true;
        HostConnection last = host.getAndSet(null);
        if (last == null) {
            return;
        }
        int references = last.close(patience);
        if (references > 0) {
            LOG.warnf("The connection to libvirt at %s is still referenced %d times after its close and stays open",
                    uri, references);
        } else {
            LOG.debugf("Closed the connection to libvirt at %s", uri);
        }
    }
}
