package io.quarkiverse.libvirt.runtime;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.runtime.connection.ManagedConnection;
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
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;

/** What the build steps have done when the application starts. */
@Recorder
public class LibvirtRecorder {

    private static final String TEST_HOST = "test:///default";

    private final RuntimeValue<LibvirtConfig> config;

    public LibvirtRecorder(RuntimeValue<LibvirtConfig> config) {
        this.config = config;
    }

    /** Creates the default bean of type {@link EventImpl}. */
    public Function<SyntheticCreationalContext<VertxEventImpl>, VertxEventImpl> eventImpl(Supplier<Vertx> vertx) {
        return context -> new VertxEventImpl(vertx.get(), config.getValue().eventLoop().transport());
    }

    /** Creates the connection's bean; {@link #start} opens it. */
    public Supplier<LibvirtConnection> connection(LaunchMode launchMode) {
        return () -> new ManagedConnection(LibvirtConnection.DEFAULT_NAME, uri(launchMode));
    }

    private String uri(LaunchMode launchMode) {
        return config.getValue().uri().map(String::strip).filter(uri -> !uri.isEmpty()).orElseGet(() -> {
            if (launchMode.isDevOrTest()) {
                return TEST_HOST;
            }
            throw new ConfigurationException("No libvirt host is configured: set " + LibvirtConfig.URI
                    + " to the URI of the host to watch, for example qemu:///system (" + TEST_HOST
                    + " is libvirt's built-in test driver)");
        });
    }

    /** Creates the bean of streams. */
    public Supplier<LibvirtEvents> streams() {
        return EventStreams::new;
    }

    /**
     * Registers the loop and opens the connection. Events are delivered until the beans are about to be destroyed. The end of
     * the connection comes among the last tasks of the shutdown: the application's own {@code @PreDestroy} methods, which run
     * before, may still call libvirt.
     *
     * @param receivers who receives events by {@code @ConsumeEvent} or as an observer
     * @param streams whether somebody may subscribe to streams
     */
    public void start(Supplier<Vertx> vertx, List<Receiver> receivers, boolean streams, ShutdownContext shutdown) {
        ManagedConnection connection = (ManagedConnection) ClientProxy
                .unwrap(Arc.container().instance(LibvirtConnection.class).get());
        EventImpl eventImpl = ClientProxy.unwrap(Arc.container().instance(EventImpl.class).get());
        EventStreams eventStreams = (EventStreams) ClientProxy.unwrap(Arc.container().instance(LibvirtEvents.class).get());
        LibvirtLifecycle lifecycle = new LibvirtLifecycle(vertx.get(), config.getValue(), eventImpl, connection,
                new Receivers(receivers.stream().map(ConsumedAddress::resolve).toList(), streams), eventStreams);
        // Run before the end of the beans, whose own end comes before the last tasks.
        shutdown.addShutdownTask(lifecycle::endDelivery);
        shutdown.addLastShutdownTask(lifecycle::stop);
        lifecycle.start();
    }
}
