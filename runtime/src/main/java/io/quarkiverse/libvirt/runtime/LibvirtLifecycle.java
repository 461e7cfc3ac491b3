package io.quarkiverse.libvirt.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.HostAssignment;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.ReadinessPolicy;
import io.quarkiverse.libvirt.StartupPolicy;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.registration.EventLoopRegistration;
import io.quarkiverse.libvirt.runtime.DeclaredConnections.Declared;
import io.quarkiverse.libvirt.runtime.connection.ConnectionCredentials;
import io.quarkiverse.libvirt.runtime.connection.ConnectionRegistry;
import io.quarkiverse.libvirt.runtime.connection.ConnectionSettings;
import io.quarkiverse.libvirt.runtime.connection.HostWorkers;
import io.quarkiverse.libvirt.runtime.connection.ManagedConnection;
import io.quarkiverse.libvirt.runtime.connection.OpeningFailure;
import io.quarkiverse.libvirt.runtime.connection.TransportCheck;
import io.quarkiverse.libvirt.runtime.delivery.BusListeners;
import io.quarkiverse.libvirt.runtime.delivery.EventDelivery;
import io.quarkiverse.libvirt.runtime.delivery.EventGap;
import io.quarkiverse.libvirt.runtime.delivery.EventObservers;
import io.quarkiverse.libvirt.runtime.delivery.EventStreams;
import io.quarkiverse.libvirt.runtime.delivery.LibvirtEventCodec;
import io.quarkiverse.libvirt.runtime.delivery.Mailboxes;
import io.quarkiverse.libvirt.runtime.delivery.SettleWindows;
import io.quarkiverse.libvirt.runtime.loop.Placement;
import io.quarkiverse.libvirt.runtime.selection.EventNames;
import io.quarkiverse.libvirt.runtime.selection.EventSelection;
import io.quarkiverse.libvirt.runtime.selection.Receivers;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * The order of things: loop, codec, connections at the start; delivery, connections, codec, loop at the end. Both run on a
 * thread
 * that may block.
 */
final class LibvirtLifecycle {

    private static final Logger LOG = Logger.getLogger(LibvirtLifecycle.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** How much longer than the configured time an opening is waited for, which ends itself after that time. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Vertx vertx;
    private final LibvirtConfig config;
    private final LaunchMode launchMode;
    private final EventImpl eventImpl;
    private final ConnectionRegistry registry;
    private final Receivers receivers;
    private final EventStreams streams;
    private final HostWorkers workers;
    private Supplier<HostAssignment> assignments = () -> null;
    /** Null while it doesn't take part. */
    private HostAssignment assignment;
    private Placement placement;
    private EventDelivery delivery;

    LibvirtLifecycle(Vertx vertx, LibvirtConfig config, LaunchMode launchMode, EventImpl eventImpl, ConnectionRegistry registry,
            Receivers receivers, EventStreams streams) {
        this.vertx = vertx;
        this.config = config;
        this.launchMode = launchMode;
        this.eventImpl = eventImpl;
        this.registry = registry;
        this.receivers = receivers;
        this.streams = streams;
        workers = new HostWorkers(config.concurrentOpenings());
    }

    /** Who says which connections belong to this replica: looked up only if there are some to be assigned; null for nobody. */
    void assignBy(Supplier<HostAssignment> assignments) {
        this.assignments = assignments;
    }

    /** @param injected the names of the connections that the application injects */
    void start(Set<String> injected) {
        ConfigCheck.check(config);
        List<Declared> declared = DeclaredConnections.of(config, injected, launchMode);
        declared.forEach(each -> ConfigCheck.check(each.name(), each.config()));
        Map<String, Declared> assignable = DeclaredConnections.assignable(declared, injected);
        HostAssignment assigns = assignable.isEmpty() ? null : assigns(assignable);
        List<EventSelection> selections = declared.stream().map(each -> selection(each.name(), each.config())).toList();
        List<EventSelection> possible = new ArrayList<>(selections);
        DeclaredConnections.openedByCode(config, declared).forEach((name, own) -> possible.add(selection(name, own)));
        receivers.inVain(kind -> possible.stream().anyMatch(selection -> selection.contains(kind)),
                "quarkus.libvirt.events leaves it out").forEach(LOG::warn);
        EventLoopRegistration.register(eventImpl);
        LibvirtEventCodec.register(vertx.eventBus());
        BusListeners listeners = BusListeners.of(vertx.eventBus());
        placement = new Placement(vertx, () -> listeners.eventLoops(EventNames.PREFIX));
        delivery = new EventDelivery(vertx.eventBus(), listeners,
                new EventObservers(receivers, config.slowReceivers().limits()), streams,
                SettleWindows.of(config.settle()));
        Mailboxes.reportGapsTo(this::missed);
        streams.reportGapsTo(this::missed);
        List<ManagedConnection> connections = new ArrayList<>();
        for (Declared each : declared) {
            if (!assignable.containsKey(each.name())) {
                ManagedConnection connection = create(each.name(), each.uri(), each.config(),
                        readiness(each.config()));
                registry.add(connection);
                connections.add(connection);
            }
        }
        registry.start(this::opened, config.closeTimeout());
        // A lazy or an inactive connection may be opened any time, as may those that code adds.
        streams.select(selections);
        List<ManagedConnection> required = new ArrayList<>();
        for (ManagedConnection each : connections) {
            if (each.settings().active() && each.settings().startup() == StartupPolicy.REQUIRED) {
                required.add(each);
                each.openOnce();
            } else if (each.settings().active() && each.settings().startup() == StartupPolicy.EAGER) {
                each.open();
            }
        }
        required.forEach(this::await);
        if (assigns != null) {
            assignment = assigns;
            assigns.start(assignable.keySet(), new AssignedConnections(assignable, registry, this::assigned,
                    config.closeTimeout()));
        }
    }

    private HostAssignment assigns(Map<String, Declared> assignable) {
        HostAssignment assigns = assignments.get();
        if (assigns == null) {
            String name = assignable.keySet().iterator().next();
            throw new ConfigurationException(ConnectionSettings.property(name, "startup") + " is assigned, but nothing assigns"
                    + " connections to the replicas of this application: add quarkus-libvirt-messaging and"
                    + " quarkus-messaging-kafka, or a bean that implements " + HostAssignment.class.getName());
        }
        return assigns;
    }

    private ManagedConnection assigned(Declared declared, long generationsBefore) {
        return create(settings(declared.name(), declared.uri(), declared.config(), readiness(declared.config()))
                .withGenerationsBefore(generationsBefore));
    }

    private EventSelection selection(String name, ConnectionConfig own) {
        return EventSelection.of(ConnectionSettings.property(name, "events"), own.events(), receivers);
    }

    /** One that code opens. */
    private ManagedConnection opened(String name, String uri) {
        Map<String, ConnectionConfig> configs = config.connections();
        ConnectionConfig own = configs.get(configs.keySet().contains(name) ? name : LibvirtConnection.DEFAULT_NAME);
        ConfigCheck.check(name, own);
        return create(name, uri, own, ReadinessPolicy.REPORTED);
    }

    /** What a connection has to do with readiness unless the configuration says it. */
    private static ReadinessPolicy readiness(ConnectionConfig declared) {
        return declared.active() && declared.startup() == StartupPolicy.REQUIRED ? ReadinessPolicy.REQUIRED
                : ReadinessPolicy.REPORTED;
    }

    private ManagedConnection create(String name, String uri, ConnectionConfig own, ReadinessPolicy readiness) {
        return create(settings(name, uri, own, readiness));
    }

    private ConnectionSettings settings(String name, String uri, ConnectionConfig own, ReadinessPolicy readiness) {
        return ConnectionSettings.of(name, uri, own, new ConnectionCredentials(name, own), selection(name, own))
                .with(own.readiness().or(config.health()::readiness).orElse(readiness));
    }

    private ManagedConnection create(ConnectionSettings settings) {
        TransportCheck.warnings(settings).forEach(LOG::warn);
        // Of its own: in dev mode a request may have caused the start, and its context isn't for others.
        Context context = placement.place();
        EventImpl loop = eventImpl instanceof VertxEventImpl vertxLoops ? vertxLoops.on(context) : eventImpl;
        return new ManagedConnection(settings, vertx, context, loop, workers, delivery::deliver, placement::leave);
    }

    private void missed(String receiver, EventGap gap) {
        // One that was closed has nobody left to tell it.
        registry.managed().stream().filter(each -> each.name().equals(gap.connection()))
                .forEach(each -> each.missed(receiver, gap));
    }

    private void await(ManagedConnection connection) {
        ConnectionSettings settings = connection.settings();
        try {
            OpeningFailure failure = result(connection.firstOpening(), settings.openTimeout().plus(MARGIN));
            if (failure != null) {
                // Without a cause, Quarkus shows the message alone, not a stack that says nothing more.
                throw new ConfigurationException(connection.describe(failure));
            }
        } catch (TimeoutException e) {
            if (!connection.isOpen()) {
                throw new ConfigurationException(settings.described() + " could not be opened within "
                        + settings.openTimeout()
                        + ": others are being opened, and take longer."
                        + " Check quarkus.libvirt.concurrent-openings, or make it eager by "
                        + ConnectionSettings.property(settings.name(), "startup"));
            }
            LOG.warnf("%s is open, but its host has not said yet what is there", settings.described());
        } catch (ExecutionException e) {
            throw new IllegalStateException(settings.described() + " could not be opened", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for libvirt", e);
        }
        receivers.inVain(kind -> reports(connection, kind), "libvirt at " + connection.uri() + " does not report it")
                .forEach(LOG::warn);
    }

    /** Waits no longer than the application is wanted: Quarkus ends it only after its start. */
    private static OpeningFailure result(CompletableFuture<OpeningFailure> first, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return first.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (ApplicationLifecycleManager.isVmShuttingDown()) {
                    throw new ConfigurationException("The application was told to end while it waited for libvirt");
                }
                if (System.nanoTime() - deadline >= 0) {
                    throw e;
                }
            }
        }
    }

    private boolean reports(ManagedConnection connection, EventKind<?> kind) {
        // Another connection may.
        return registry.managed().size() > 1 || !connection.refusedEvents().containsKey(kind);
    }

    /** The application's beans are still there. */
    void endDelivery() {
        if (delivery == null) {
            return;
        }
        try {
            delivery.end(registry.managed().stream().map(ManagedConnection::context).toList()).get(PATIENCE.toMillis(),
                    TimeUnit.MILLISECONDS);
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
            if (assignment != null) {
                assignment.stop();
            }
            // After half the time a connection is cut.
            registry.end(config.closeTimeout().dividedBy(2)).get(config.closeTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warnf("Not every connection to libvirt could be closed within %s (quarkus.libvirt.close-timeout)",
                    config.closeTimeout());
        } catch (ExecutionException e) {
            LOG.warnf(e.getCause(), "A connection to libvirt could not be closed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            LibvirtEventCodec.unregister(vertx.eventBus());
            if (eventImpl instanceof VertxEventImpl vertxLoops) {
                vertxLoops.close();
            } else {
                EventLoopRegistration.unregister(eventImpl);
            }
        }
    }
}
