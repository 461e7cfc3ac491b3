package io.quarkiverse.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** A timer of 0 ms fires in every turn; the event loop has other work too. */
class ZeroTimerBesideHttpTest {

    private static final int REQUESTS = 200;

    @ParameterizedTest
    @EnumSource(EventLoopTransport.class)
    void requestsToTheSameEventLoopAreAnswered(EventLoopTransport transport) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try (VertxEventImpl loop = new VertxEventImpl(vertx, transport)) {
            AtomicLong turns = new AtomicLong();
            AtomicLong elsewhere = new AtomicLong();
            int port = vertx.createHttpServer().requestHandler(request -> {
                request.response().end("turns: " + turns.get());
            }).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS).actualPort();
            int timer = loop.addTimeout(0, (id, opaque) -> {
                turns.incrementAndGet();
                if (!Context.isOnEventLoopThread()) {
                    elsewhere.incrementAndGet();
                }
            }, null, null);
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .timeout(Duration.ofSeconds(5)).build();
            long before = turns.get();
            for (int i = 0; i < REQUESTS; i++) {
                assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body()).startsWith("turns: ");
            }
            assertThat(turns.get() - before).isGreaterThan(REQUESTS);
            assertThat(elsewhere).hasValue(0);
            assertThat(loop.removeTimeout(timer)).isZero();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
