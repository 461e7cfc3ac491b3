package io.quarkiverse.libvirt.runtime;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.HostAssignment;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.runtime.connection.ConnectionRegistry;
import io.quarkiverse.libvirt.runtime.delivery.EventStreams;
import io.quarkiverse.libvirt.runtime.selection.ConsumedAddress;
import io.quarkiverse.libvirt.runtime.selection.Receiver;
import io.quarkiverse.libvirt.runtime.selection.Receivers;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.arc.SyntheticCreationalContext;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;
import io.vertx.core.Vertx;

/** What the build steps have done when the application starts. */
@Recorder
public class LibvirtRecorder {

    private final RuntimeValue<LibvirtConfig> config;

    public LibvirtRecorder(RuntimeValue<LibvirtConfig> config) {
        this.config = config;
    }

    /** Creates the default bean of type {@link EventImpl}. */
    public Function<SyntheticCreationalContext<VertxEventImpl>, VertxEventImpl> eventImpl(Supplier<Vertx> vertx) {
        return context -> new VertxEventImpl(vertx.get(), config.getValue().eventLoop().transport());
    }

    /** Creates the bean of all connections; {@link #start} fills it. */
    public Supplier<LibvirtConnections> connections() {
        return ConnectionRegistry::new;
    }

    /** Creates the bean of one connection. */
    public Supplier<LibvirtConnection> connection(String name) {
        return () -> registry().get(name);
    }

    private static ConnectionRegistry registry() {
        return (ConnectionRegistry) ClientProxy.unwrap(Arc.container().instance(LibvirtConnections.class).get());
    }

    /** Creates the bean of streams. */
    public Supplier<LibvirtEvents> streams() {
        return EventStreams::new;
    }

    /**
     * Registers the loop and opens the connections. Events are delivered until the beans are about to be destroyed. The end of
     * the connections comes among the last tasks of the shutdown: the application's own {@code @PreDestroy} methods, which run
     * before, may still call libvirt.
     *
     * @param injected the names of the connections that the application injects
     * @param receivers who receives events by {@code @ConsumeEvent} or as an observer
     * @param streams whether somebody may subscribe to streams
     */
    public void start(Supplier<Vertx> vertx, LaunchMode launchMode, Set<String> injected, List<Receiver> receivers,
            boolean streams, ShutdownContext shutdown) {
        EventImpl eventImpl = ClientProxy.unwrap(Arc.container().instance(EventImpl.class).get());
        EventStreams eventStreams = (EventStreams) ClientProxy.unwrap(Arc.container().instance(LibvirtEvents.class).get());
        LibvirtLifecycle lifecycle = new LibvirtLifecycle(vertx.get(), config.getValue(), launchMode, eventImpl, registry(),
                new Receivers(receivers.stream().map(ConsumedAddress::resolve).toList(),
                        streams ? EventKind.all() : eventStreams.wanted()),
                eventStreams);
        lifecycle.assignBy(() -> Arc.container().instance(HostAssignment.class).get());
        // Run before the end of the beans, whose own end comes before the last tasks.
        shutdown.addShutdownTask(lifecycle::endDelivery);
        shutdown.addLastShutdownTask(lifecycle::stop);
        lifecycle.start(injected);
    }
}
