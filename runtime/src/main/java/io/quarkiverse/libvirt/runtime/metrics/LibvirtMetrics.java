package io.quarkiverse.libvirt.runtime.metrics;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.runtime.connection.ConnectionRegistry;
import io.quarkiverse.libvirt.runtime.connection.ManagedConnection;
import io.quarkiverse.libvirt.runtime.delivery.Mailboxes;
import io.quarkiverse.libvirt.runtime.delivery.Receipts;
import io.quarkus.runtime.metrics.MetricsFactory;
import io.vertx.core.eventbus.EventBus;

/**
 * The meters of an application's event loops, connections and receivers, in whatever metrics system it has. Nothing is measured
 * for them that isn't counted anyway, but for calls, for samples of latency, and for when receivers on event loops are called.
 */
public final class LibvirtMetrics implements ConnectionRegistry.Watcher {

    private final MeterRemoval removal;
    private final MetricsFactory factory;
    /** Null when the application has an event loop of its own. */
    private final VertxEventImpl loops;
    private final Map<String, ConnectionMeters> byConnection = new ConcurrentHashMap<>();
    private final Set<String> receivers = ConcurrentHashMap.newKeySet();
    private final Map<String, LoopMeters> byLoop = new ConcurrentHashMap<>();

    private LibvirtMetrics(MetricsFactory factory, EventImpl eventImpl) {
        this.factory = factory;
        loops = eventImpl instanceof VertxEventImpl vertxLoops ? vertxLoops : null;
        removal = MeterRemoval.of(factory);
    }

    /** Has meters from now on, until the application ends. */
    public static void begin(MetricsFactory factory, ConnectionRegistry registry, EventImpl eventImpl, EventBus eventBus) {
        LibvirtMetrics metrics = new LibvirtMetrics(factory, eventImpl);
        if (metrics.loops != null) {
            metrics.loops.beginHeartbeats();
        }
        Receipts.begin(eventBus, (receiver, latency) -> ReceiverMeters.withoutQueue(factory, receiver, latency));
        registry.watch(metrics);
    }

    /** What isn't the connections' ends with the application. */
    public static void end() {
        Receipts.end();
    }

    @Override
    public void added(ManagedConnection connection) {
        ConnectionMeters meters = new ConnectionMeters(factory, connection);
        byConnection.put(connection.name(), meters);
        meters.register();
        // The receivers are there before the first connection, but perhaps not when meters begin.
        Mailboxes.receivers().stream().filter(each -> receivers.add(each.name()))
                .forEach(each -> ReceiverMeters.ofQueue(factory, each));
        if (loops != null) {
            // There the loop knows its name.
            connection.context().runOnContext(ignored -> registerLoops());
        }
    }

    @Override
    public void removed(ManagedConnection connection) {
        // Its last event is yet to come.
        byConnection.remove(connection.name()).end();
        removal.remove(ConnectionMeters.CONNECTION, connection.name());
    }

    private void registerLoops() {
        loops.statistics().stream().filter(each -> each.thread() != null)
                .forEach(each -> byLoop.computeIfAbsent(each.thread(), thread -> new LoopMeters(factory, loops, thread)));
    }
}
