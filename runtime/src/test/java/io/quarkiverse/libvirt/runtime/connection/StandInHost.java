package io.quarkiverse.libvirt.runtime.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.awaitility.Awaitility;

import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.event.ConnectionEvent;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.TestConfig;
import io.quarkiverse.libvirt.runtime.selection.EventSelection;
import io.quarkiverse.libvirt.runtime.selection.Receivers;
import io.quarkiverse.libvirt.standin.StandInDaemon;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** A stand-in for libvirt's daemon, and libvirt's client library that watches it on a Vert.x event loop. */
public final class StandInHost implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(30);

    public final StandInDaemon daemon = StandInDaemon.start();
    /** What libvirt has reported, and what was concluded. */
    public final List<LibvirtEvent> events = Collections.synchronizedList(new ArrayList<>());
    public final Vertx vertx = Vertx.vertx();
    private final VertxEventImpl loop = new VertxEventImpl(vertx, EventLoopTransport.AUTO);
    private volatile Consumer<LibvirtEvent> next = event -> {
    };
    private final Consumer<LibvirtEvent> all;

    public final ManagedConnection connection;

    /** Opened, with every event that libvirt knows; without reconnect. */
    public static StandInHost open() throws Exception {
        StandInHost host = new StandInHost();
        host.connect(host.events::add);
        return host;
    }

    /** Not opened yet; without reconnect. */
    public StandInHost() {
        this("reconnect.enabled", "false");
    }

    /**
     * Not opened yet.
     *
     * @param properties keys and values of the connection's configuration, without {@code quarkus.libvirt.}
     */
    public StandInHost(String... properties) {
        this(event -> {
        }, uri -> uri, properties);
    }

    /**
     * Not opened yet.
     *
     * @param all gets every event, those of the connection, too
     * @param uri makes the URI of that of the daemon
     * @param properties as above
     */
    public StandInHost(Consumer<LibvirtEvent> all, UnaryOperator<String> uri, String... properties) {
        this.all = all;
        loop.register();
        List<String> given = new ArrayList<>(List.of("keep-alive.interval", "0"));
        given.addAll(Arrays.asList(properties));
        EventSelection selected = EventSelection.of("quarkus.libvirt.events", List.of("all"), new Receivers(List.of(), false));
        ConnectionSettings settings = ConnectionSettings.of("host", uri.apply(daemon.uri()),
                TestConfig.connection(given.toArray(String[]::new)), null, selected);
        Context context = vertx.getOrCreateContext();
        connection = new ManagedConnection(settings, vertx, context, loop.on(context), new HostWorkers(16), this::received,
                place -> {
                });
    }

    private void received(Context context, LibvirtEvent event) {
        all.accept(event);
        if (!(event instanceof ConnectionEvent) || EventKind.of(event).isLibvirts()) {
            next.accept(event);
        }
    }

    /** Opens it, and waits until it is open and the host listed. */
    public void connect(Consumer<LibvirtEvent> next) throws ExecutionException {
        this.next = next;
        connection.open();
        try {
            OpeningFailure failure = connection.firstOpening().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (failure != null) {
                throw new OpeningFailed(failure);
            }
        } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An opening that has failed, for tests. */
    public static final class OpeningFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OpeningFailed(OpeningFailure failure) {
            super(failure.problem());
        }
    }

    /** The kinds that the installed library lets us subscribe to. */
    public boolean reports(EventKind<?> kind) {
        return !connection.refusedEvents().containsKey(kind);
    }

    /** The first so many events. */
    public List<LibvirtEvent> await(int count) {
        Awaitility.await().atMost(PATIENCE).until(() -> events.size() >= count);
        return events;
    }

    @Override
    public void close() throws Exception {
        try {
            connection.close(Duration.ofSeconds(5)).get(20, TimeUnit.SECONDS);
        } finally {
            loop.close();
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
            daemon.close();
        }
    }
}
