package io.quarkiverse.libvirt.runtime.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.awaitility.Awaitility;

import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.bindings.LibvirtException;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.LibvirtConfig;
import io.quarkiverse.libvirt.runtime.selection.EventSelection;
import io.quarkiverse.libvirt.runtime.selection.Receivers;
import io.quarkiverse.libvirt.standin.StandInDaemon;
import io.vertx.core.Vertx;

/** A stand-in for libvirt's daemon, and libvirt's client library that watches it on a Vert.x event loop. */
final class StandInHost implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    final StandInDaemon daemon = StandInDaemon.start();
    final List<LibvirtEvent> events = Collections.synchronizedList(new ArrayList<>());
    final ManagedConnection connection = new ManagedConnection("host", daemon.uri());
    private final Vertx vertx = Vertx.vertx();
    private final VertxEventImpl loop = new VertxEventImpl(vertx, EventLoopTransport.AUTO);

    /** Opened, with every event that libvirt knows. */
    static StandInHost open() throws LibvirtException {
        StandInHost host = new StandInHost();
        host.connect(host.events::add);
        return host;
    }

    /** Not opened yet. */
    StandInHost() {
        loop.register();
    }

    void connect(Consumer<LibvirtEvent> next) throws LibvirtException {
        connect(Duration.ZERO, 0, next);
    }

    void connect(Duration keepAlive, int count, Consumer<LibvirtEvent> next) throws LibvirtException {
        EventSelection all = EventSelection.of(List.of("all"), new Receivers(List.of(), false));
        connection.open(loop.on(vertx.getOrCreateContext()), all, new KeepAlive(keepAlive, count), next);
    }

    /** The kinds that the installed library lets us subscribe to. */
    boolean reports(EventKind<?> kind) {
        return !connection.refusedEvents().containsKey(kind);
    }

    /** The first so many events. */
    List<LibvirtEvent> await(int count) {
        Awaitility.await().atMost(PATIENCE).until(() -> events.size() >= count);
        return events;
    }

    @Override
    public void close() throws Exception {
        try {
            connection.close(Duration.ofSeconds(5));
        } finally {
            loop.close();
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
            daemon.close();
        }
    }

    private record KeepAlive(Duration interval, int count) implements LibvirtConfig.KeepAlive {
    }
}
