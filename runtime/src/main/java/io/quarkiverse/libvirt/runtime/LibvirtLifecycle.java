package io.quarkiverse.libvirt.runtime;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.bindings.LibvirtException;
import io.quarkiverse.libvirt.registration.EventLoopRegistration;
import io.quarkiverse.libvirt.runtime.connection.ManagedConnection;
import io.quarkiverse.libvirt.runtime.delivery.EventDelivery;
import io.quarkiverse.libvirt.runtime.delivery.EventObservers;
import io.quarkiverse.libvirt.runtime.delivery.EventStreams;
import io.quarkiverse.libvirt.runtime.delivery.LibvirtEventCodec;
import io.quarkiverse.libvirt.runtime.delivery.SettleWindows;
import io.quarkiverse.libvirt.runtime.selection.EventSelection;
import io.quarkiverse.libvirt.runtime.selection.Receivers;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * The order of things: loop, codec, connection at the start; delivery, connection, codec, loop at the end. Both run on a thread
 * that may block; libvirt's calls run on threads of their own, since they may hang.
 */
final class LibvirtLifecycle {

    private static final Logger LOG = Logger.getLogger(LibvirtLifecycle.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final LibvirtConfig config;
    private final EventImpl eventImpl;
    private final ManagedConnection connection;
    private final Receivers receivers;
    private final EventStreams streams;
    private Context context;
    private EventDelivery delivery;

    LibvirtLifecycle(Vertx vertx, LibvirtConfig config, EventImpl eventImpl, ManagedConnection connection, Receivers receivers,
            EventStreams streams) {
        this.vertx = vertx;
        this.config = config;
        this.eventImpl = eventImpl;
        this.connection = connection;
        this.receivers = receivers;
        this.streams = streams;
    }

    void start() {
        ConfigCheck.check(config);
        EventSelection selection = EventSelection.of(config.events(), receivers);
        receivers.inVain(selection::contains, "quarkus.libvirt.events leaves it out").forEach(LOG::warn);
        streams.select(selection);
        EventLoopRegistration.register(eventImpl);
        LibvirtEventCodec.register(vertx.eventBus());
        // In dev mode a request may have caused the start: its own context isn't for others.
        context = VertxContext.getRootContext(vertx.getOrCreateContext());
        EventImpl loop = eventImpl instanceof VertxEventImpl vertxLoops ? vertxLoops.on(context) : eventImpl;
        delivery = new EventDelivery(vertx.eventBus(), new EventObservers(receivers, config.slowReceivers().limits()), streams,
                SettleWindows.of(config.settle()));
        try {
            onWorker("libvirt-open", () -> {
                connection.open(loop, selection, config.keepAlive(), event -> delivery.deliver(context, event));
                return null;
            }, config.openTimeout());
        } catch (TimeoutException e) {
            throw new ConfigurationException("The connection to libvirt at " + connection.uri() + " could not be opened within "
                    + config.openTimeout() + ": the host does not answer. Check " + LibvirtConfig.URI
                    + ", or allow more time by quarkus.libvirt.open-timeout");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LibvirtException refused) {
                // Without a cause, Quarkus shows the message alone, not a stack that says nothing more.
                throw new ConfigurationException("The connection to libvirt at " + connection.uri() + " could not be opened: "
                        + refused.getMessage() + ". Check " + LibvirtConfig.URI + "; 'virsh -c " + connection.uri()
                        + " list' shows whether the host can be reached from here");
            }
            throw new IllegalStateException("The connection to libvirt at " + connection.uri() + " could not be opened",
                    e.getCause());
        }
        receivers.inVain(kind -> !connection.refusedEvents().containsKey(kind),
                "libvirt at " + connection.uri() + " does not report it").forEach(LOG::warn);
    }

    /** The application's beans are still there. */
    void endDelivery() {
        if (delivery == null) {
            return;
        }
        try {
            delivery.end(context).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warnf("Streams of libvirt's events could not be completed within %s: something blocks an event loop", PATIENCE);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        try {
            onWorker("libvirt-close", () -> {
                // Half for libvirt to let go of the subscriptions, half for the close itself.
                connection.close(config.closeTimeout().dividedBy(2));
                return null;
            }, config.closeTimeout());
        } catch (TimeoutException e) {
            LOG.warnf("The connection to libvirt at %s could not be closed within %s (quarkus.libvirt.close-timeout): the host "
                    + "does not answer", connection.uri(), config.closeTimeout());
        } catch (ExecutionException e) {
            LOG.warnf(e.getCause(), "The connection to libvirt at %s could not be closed", connection.uri());
        } finally {
            LibvirtEventCodec.unregister(vertx.eventBus());
            if (eventImpl instanceof VertxEventImpl vertxLoops) {
                vertxLoops.close();
            } else {
                EventLoopRegistration.unregister(eventImpl);
            }
        }
    }

    /**
     * A thread of its own, so that a host that hangs holds up nobody else's work. Not one of Vert.x: its call may return long
     * after Vert.x is gone, and how long it may take is our configuration's business, not that of Vert.x' thread checker.
     */
    private static void onWorker(String name, Callable<Void> action, Duration timeout)
            throws TimeoutException, ExecutionException {
        FutureTask<Void> task = new FutureTask<>(action);
        Thread worker = new Thread(task, name);
        worker.setDaemon(true);
        worker.start();
        try {
            task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for libvirt", e);
        }
    }
}
