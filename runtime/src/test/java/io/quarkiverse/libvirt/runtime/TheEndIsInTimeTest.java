package io.quarkiverse.libvirt.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.libvirt.Connect;

import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.runtime.connection.ConnectionRegistry;
import io.quarkiverse.libvirt.runtime.connection.StandInFleet;
import io.quarkiverse.libvirt.runtime.delivery.EventStreams;
import io.quarkiverse.libvirt.runtime.selection.Receivers;
import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.StandInDaemon;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.Vertx;

/** An application with many hosts that do what they should not, each something else, ends within the configured time. */
class TheEndIsInTimeTest {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);
    /** The loop's own end, and a busy machine. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final List<String> names = List.of("idle", "frozen", "dead", "gone", "opening", "mute", "subscribing", "listing",
            "calling", "goodbye", "removed");
    private final List<StandInDaemon> daemons = new ArrayList<>();

    @Test
    void whateverItsHostsDo() throws Exception {
        int before = StandInFleet.leftBehind();
        Vertx vertx = Vertx.vertx();
        List<String> properties = new ArrayList<>(List.of("close-timeout", "3S"));
        for (String name : names) {
            StandInDaemon daemon = StandInDaemon.start();
            daemons.add(daemon);
            properties.addAll(List.of("\"" + name + "\".uri", daemon.uri(), "\"" + name + "\".startup", "eager"));
        }
        daemon("opening").hold(Procedures.CONNECT_OPEN);
        daemon("mute").freeze();
        daemon("subscribing").hold(Procedures.CONNECT_SECRET_EVENT_REGISTER_ANY);
        daemon("listing").hold(Procedures.CONNECT_LIST_ALL_NODE_DEVICES);
        VertxEventImpl eventImpl = new VertxEventImpl(vertx, EventLoopTransport.AUTO);
        ConnectionRegistry registry = new ConnectionRegistry();
        LibvirtLifecycle lifecycle = new LibvirtLifecycle(vertx, TestConfig.of(properties.toArray(String[]::new)),
                LaunchMode.NORMAL, eventImpl, registry, new Receivers(List.of(), false), new EventStreams());
        try {
            lifecycle.start(Set.of());
            for (String name : List.of("idle", "frozen", "dead", "gone", "calling", "goodbye", "removed")) {
                registry.get(name).whenOpen().await().atMost(StandInFleet.PATIENCE);
            }
            daemon("opening").awaitCalls(Procedures.CONNECT_OPEN, 1);
            daemon("subscribing").awaitCalls(Procedures.CONNECT_SECRET_EVENT_REGISTER_ANY, 1);
            daemon("listing").awaitCalls(Procedures.CONNECT_LIST_ALL_NODE_DEVICES, 1);
            daemon("frozen").freeze();
            daemon("gone").close();
            await().atMost(StandInFleet.PATIENCE).until(() -> !registry.get("gone").isOpen());
            daemon("calling").hold(Procedures.CONNECT_GET_HOSTNAME);
            for (int i = 0; i < 6; i++) {
                registry.get("calling").callAsync(Connect::getHostName).subscribe().with(name -> {
                }, failure -> {
                });
            }
            daemon("calling").awaitCalls(Procedures.CONNECT_GET_HOSTNAME, 4);
            daemon("goodbye").hold(Procedures.CONNECT_CLOSE);
            daemon("removed").freeze();
            registry.close("removed");
            daemon("dead").disconnectAll();

            long begin = System.nanoTime();
            lifecycle.endDelivery();
            lifecycle.stop();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            assertThat(took).isLessThan(CLOSE_TIMEOUT.plus(MARGIN));
            assertThat(eventImpl.size()).isZero();
            assertThat(StandInFleet.leftBehind()).isEqualTo(before);
            await().atMost(StandInFleet.PATIENCE).until(() -> StandInFleet.threads().isEmpty());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
            daemons.forEach(StandInDaemon::close);
        }
    }

    private StandInDaemon daemon(String name) {
        return daemons.get(names.indexOf(name));
    }
}
