package io.quarkiverse.libvirt.runtime.metrics;

import java.util.function.Consumer;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.runtime.connection.ConnectionRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.metrics.MetricsFactory;
import io.vertx.core.Vertx;

/** What the build step of metrics has done when the application starts. */
@Recorder
public class MetricsRecorder {

    /** Begins when there are a factory and beans, whichever comes first. */
    public static final class Holder {

        private MetricsFactory factory;
        private boolean beans;

        private synchronized void factory(MetricsFactory factory) {
            this.factory = factory;
            begin();
        }

        private synchronized void beans() {
            beans = true;
            begin();
        }

        private void begin() {
            if (beans && factory != null) {
                LibvirtMetrics.begin(factory, (ConnectionRegistry) bean(LibvirtConnections.class), bean(EventImpl.class),
                        Arc.container().instance(Vertx.class).get().eventBus());
            }
        }
    }

    public RuntimeValue<Holder> holder() {
        return new RuntimeValue<>(new Holder());
    }

    /** Gets the factory, perhaps before there are beans. */
    public Consumer<MetricsFactory> consumer(RuntimeValue<Holder> holder) {
        return holder.getValue()::factory;
    }

    /** There are beans. */
    public void begin(RuntimeValue<Holder> holder, ShutdownContext shutdown) {
        shutdown.addShutdownTask(LibvirtMetrics::end);
        holder.getValue().beans();
    }

    private static <T> T bean(Class<T> type) {
        return ClientProxy.unwrap(Arc.container().instance(type).get());
    }
}
