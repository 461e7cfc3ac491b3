package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.runtime.TestConfig;
import io.quarkiverse.libvirt.runtime.selection.EventSelection;
import io.quarkiverse.libvirt.runtime.selection.Receivers;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Its place on an event loop, once, whatever it was doing and however often it is closed. */
class AClosedConnectionGivesItsPlaceBackTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final List<Context> back = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void afterItWasOpen() throws Exception {
        try (VertxEventImpl loop = new VertxEventImpl(vertx, EventLoopTransport.AUTO)) {
            loop.register();
            ManagedConnection connection = to("test:///default", loop);
            connection.openOnce();
            assertThat(connection.firstOpening().get(10, TimeUnit.SECONDS)).isNull();
            assertThat(back).isEmpty();
            closeTwice(connection);
        }
    }

    @Test
    void whenItWasNeverOpen() throws Exception {
        try (VertxEventImpl loop = new VertxEventImpl(vertx, EventLoopTransport.AUTO)) {
            closeTwice(to("test:///default", loop));
        }
    }

    private void closeTwice(ManagedConnection connection) throws Exception {
        connection.close(PATIENCE).get(10, TimeUnit.SECONDS);
        connection.close(PATIENCE).get(10, TimeUnit.SECONDS);
        assertThat(back).containsExactly(context);
    }

    private ManagedConnection to(String uri, VertxEventImpl loop) {
        EventSelection all = EventSelection.of("events", List.of("all"), new Receivers(List.of(), false));
        ConnectionSettings settings = ConnectionSettings.of("host", uri, TestConfig.connection(), null, all);
        return new ManagedConnection(settings, vertx, context, loop.on(context), new HostWorkers(1), (place, event) -> {
        }, back::add);
    }
}
