package org.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.standin.EventClass;
import io.quarkiverse.libvirt.testing.ScriptedHost;
import io.vertx.core.Vertx;

/** The example of the guide's page for applications without Quarkus. */
class PlainVertxTest {

    @Test
    void eventsArriveOnItsEventLoop() throws Exception {
        Vertx vertx = Vertx.vertx();
        List<String> heard = new CopyOnWriteArrayList<>();
        try (ScriptedHost host = ScriptedHost.start("plain")) {
            try (PlainVertx plain = new PlainVertx(vertx, host.uri(),
                    said -> heard.add(Thread.currentThread().getName().replaceAll("[0-9]+$", "") + said))) {
                host.daemon().awaitSubscription(EventClass.DOMAIN, 0);
                host.run("vm").destroy();
                await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(heard).containsExactly(
                        "vert.x-eventloop-thread-DEFINED ADDED", "vert.x-eventloop-thread-STARTED BOOTED",
                        "vert.x-eventloop-thread-STOPPED DESTROYED"));
            }
            host.awaitDisconnected();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }
}
