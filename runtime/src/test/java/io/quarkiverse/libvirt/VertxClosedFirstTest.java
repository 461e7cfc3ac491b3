package io.quarkiverse.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.vertx.core.Vertx;

/** Vert.x is closed while the loop is still in use. */
class VertxClosedFirstTest {

    @ParameterizedTest
    @EnumSource(EventLoopTransport.class)
    void opaquesAreFreedAllTheSameAndClosingDoesNotHang(EventLoopTransport transport) throws Exception {
        Vertx vertx = Vertx.vertx();
        VertxEventImpl loop = new VertxEventImpl(vertx, transport);
        AtomicInteger freed = new AtomicInteger();
        loop.addTimeout(-1, (timer, opaque) -> {
        }, null, opaque -> freed.incrementAndGet());
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        long start = System.nanoTime();
        loop.close();
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(15));
        await().untilAsserted(() -> assertThat(freed).hasValue(1));
    }
}
