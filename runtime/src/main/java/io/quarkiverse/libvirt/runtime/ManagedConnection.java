package io.quarkiverse.libvirt.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.bindings.HostConnection;
import io.quarkiverse.libvirt.bindings.LibvirtException;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.registration.EventLoopRegistration;
import io.vertx.core.eventbus.EventBus;

/** A connection that lives as long as the application. */
final class ManagedConnection implements LibvirtConnection {

    private static final Logger LOG = Logger.getLogger(LibvirtConnection.class);

    private final String name;
    private final String uri;
    private final AtomicReference<HostConnection> host = new AtomicReference<>();
    private volatile boolean open;
    /** Nobody wants it any more; seen by an opening that takes longer than its caller waits. */
    private volatile boolean closed;

    ManagedConnection(String name, String uri) {
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
        return open;
    }

    /**
     * Opens it. Blocks, and needs the loop to run meanwhile.
     *
     * @param loop gets what libvirt watches for this connection
     */
    void open(EventImpl loop, EventBus eventBus, LibvirtConfig.KeepAlive keepAlive) throws LibvirtException {
        open = true;
        EventPublisher publisher = new EventPublisher(name, eventBus, this::closedByLibvirt);
        EventLoopRegistration.Action<HostConnection, LibvirtException> opening = () -> HostConnection.open(uri,
                (int) keepAlive.interval().toSeconds(), keepAlive.count(), publisher);
        try {
            host.set(EventLoopRegistration.callAs(loop, opening));
        } finally {
            if (host.get() == null) {
                open = false;
            }
        }
        if (closed) {
            close(Duration.ZERO);
            return;
        }
        LOG.infof("Connected to libvirt at %s", uri);
    }

    /** On the event loop; whoever asks from there on sees a closed connection. */
    private void closedByLibvirt(ConnectionClosedEvent event) {
        open = false;
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
    void close(Duration patience) {
        closed = true;
        HostConnection last = host.getAndSet(null);
        if (last == null) {
            return;
        }
        open = false;
        int references = last.close(patience);
        if (references > 0) {
            LOG.warnf("The connection to libvirt at %s is still referenced %d times after its close and stays open",
                    uri, references);
        } else {
            LOG.debugf("Closed the connection to libvirt at %s", uri);
        }
    }
}
