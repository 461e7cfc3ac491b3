package org.acme;

import java.util.function.Consumer;

import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.event.LifecycleListener;

import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.vertx.core.Vertx;

/** libvirt-java's events on Vert.x' event loop, without Quarkus. Call nothing of this on an event loop. */
public class PlainVertx implements AutoCloseable {

    private final VertxEventImpl loop;
    private final Connect host;
    private final LifecycleListener listener;

    public PlainVertx(Vertx vertx, String uri, Consumer<String> said) throws LibvirtException {
        loop = new VertxEventImpl(vertx, EventLoopTransport.AUTO);
        loop.register();
        host = new Connect(uri);
        listener = (domain, event) -> {
            said.accept(event.getType() + " " + event.getDetail());
            free(domain);
            return 0;
        };
        host.addLifecycleListener(listener);
    }

    /** A connection that still has a listener, or a domain that isn't freed, would never be closed. */
    @Override
    public void close() throws LibvirtException {
        host.removeLifecycleListener(listener);
        host.close();
        loop.close();
    }

    private static void free(Domain domain) {
        try {
            domain.free();
        } catch (LibvirtException e) {
            throw new IllegalStateException(e);
        }
    }
}
