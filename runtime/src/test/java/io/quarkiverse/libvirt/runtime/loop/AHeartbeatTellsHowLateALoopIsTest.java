package io.quarkiverse.libvirt.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.runtime.statistics.LoopStatistics;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

@Timeout(90)
class AHeartbeatTellsHowLateALoopIsTest {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1)
            .setBlockedThreadCheckInterval(1).setBlockedThreadCheckIntervalUnit(TimeUnit.HOURS));

    @AfterEach
    void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource(names = { "IN_LOOP", "POLLER" })
    void alsoWhileItIsBlocked(EventLoopTransport transport) throws Exception {
        try (VertxEventImpl loops = new VertxEventImpl(vertx, transport)) {
            loops.beginHeartbeats();
            LoopStatistics loop = await().atMost(Duration.ofSeconds(30)).until(() -> only(loops),
                    each -> each.figures().callbacks() > 0);
            assertThat(loop.thread()).startsWith("vert.x-eventloop-thread-");
            assertThat(loop.transport()).isEqualTo(transport);
            assertThat(loop.reason()).isNotBlank();
            assertThat(loop.figures().timers()).isOne();

            CountDownLatch release = new CountDownLatch(1);
            Context context = vertx.getOrCreateContext();
            try {
                context.runOnContext(ignored -> waitFor(release));
                await().atMost(Duration.ofSeconds(30)).until(() -> only(loops).lagNanos() > Duration.ofMillis(700).toNanos());
            } finally {
                release.countDown();
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> only(loops).lagNanos() < Duration.ofMillis(500).toNanos());
            assertThat(only(loops).longestLagNanos()).isGreaterThan(Duration.ofMillis(700).toNanos());
        }
    }

    @Test
    void andCostsNoTimerUntilSomebodyAsks() {
        try (VertxEventImpl loops = new VertxEventImpl(vertx, EventLoopTransport.AUTO)) {
            LoopStatistics loop = only(loops);
            assertThat(loop.lagNanos()).isEqualTo(-1);
            assertThat(loop.longestLagNanos()).isEqualTo(-1);
            assertThat(loop.figures().timers()).isZero();
        }
    }

    private static LoopStatistics only(VertxEventImpl loops) {
        assertThat(loops.statistics()).hasSize(1);
        return loops.statistics().get(0);
    }

    private static void waitFor(CountDownLatch release) {
        try {
            release.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
