package io.quarkiverse.libvirt.epoll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.libvirt.HandleEvents;
import io.quarkiverse.libvirt.eventloop.LoopFigures;
import io.quarkiverse.libvirt.eventloop.WatchLoop;

@Timeout(60)
class ALoopCountsWhatItDoesTest {

    private final EpollPoller poller = new EpollPoller();
    private final WatchLoop loop = new WatchLoop(poller, new OwnThreadTransport(poller, "loop"), null);

    ALoopCountsWhatItDoesTest() {
        loop.start(poller.fd());
    }

    @AfterEach
    void end() throws Exception {
        loop.end().get(10, TimeUnit.SECONDS);
    }

    @Test
    void itsWatchesAndTimers() {
        int handle = loop.addHandle(0, 0, (watch, fd, events, opaque) -> {
        }, null, null);
        loop.addHandle(0, HandleEvents.ERROR, (watch, fd, events, opaque) -> {
        }, null, null);
        int timer = loop.addTimeout(-1, (id, opaque) -> {
        }, null, null);
        loop.addTimeout(100_000, (id, opaque) -> {
        }, null, null);
        loop.addTimeout(-1, (id, opaque) -> {
        }, null, null);
        assertThat(loop.figures().handles()).isEqualTo(2);
        assertThat(loop.figures().timers()).isEqualTo(3);
        loop.removeHandle(handle);
        loop.removeTimeout(timer);
        assertThat(loop.figures().handles()).isEqualTo(1);
        assertThat(loop.figures().timers()).isEqualTo(2);
    }

    @Test
    void itsTurnsAndCallbacks() {
        LoopFigures before = loop.figures();
        AtomicInteger calls = new AtomicInteger();
        loop.addTimeout(0, (id, opaque) -> {
            if (calls.incrementAndGet() == 20) {
                loop.removeTimeout(id);
            }
        }, null, null);
        Awaitility.await().until(() -> calls.get() == 20);
        Awaitility.await().untilAsserted(() -> assertThat(loop.figures().callbacks()).isEqualTo(before.callbacks() + 20));
        assertThat(loop.figures().turns()).isGreaterThanOrEqualTo(before.turns() + 20);
    }

    @Test
    void theTimeOfItsCallbacks() {
        loop.addTimeout(0, (id, opaque) -> {
            loop.removeTimeout(id);
            long began = System.nanoTime();
            while (System.nanoTime() - began < TimeUnit.MILLISECONDS.toNanos(30)) {
                Thread.onSpinWait();
            }
        }, null, null);
        Awaitility.await().until(() -> loop.figures().longestVisitNanos() >= TimeUnit.MILLISECONDS.toNanos(30));
        assertThat(loop.figures().visitNanos()).isGreaterThanOrEqualTo(loop.figures().longestVisitNanos());
    }

    /** A callback that blocks must not block who looks. */
    @Test
    void alsoForWhoLooksWhileACallbackBlocks() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        loop.addTimeout(0, (id, opaque) -> {
            loop.removeTimeout(id);
            blocked.countDown();
            try {
                release.await(50, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }, null, null);
        try {
            assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();
            Awaitility.await().atMost(Duration.ofSeconds(10))
                    .until(() -> loop.figures().sinceLastTurnNanos() > TimeUnit.MILLISECONDS.toNanos(100));
        } finally {
            release.countDown();
        }
    }
}
