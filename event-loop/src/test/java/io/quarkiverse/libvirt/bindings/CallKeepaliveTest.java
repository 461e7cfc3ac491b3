package io.quarkiverse.libvirt.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A host that isn't there: what it answers, the tests say. */
class CallKeepaliveTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicInteger questions = new AtomicInteger();
    private final AtomicInteger givenUp = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean answers = true;
    private volatile long lastArrival = System.nanoTime();
    private CallKeepalive keepalive;

    @AfterEach
    void end() {
        end.countDown();
    }

    @Test
    void asksWhileNothingComesAndGoesOnWhenThereIsAnAnswer() {
        begin(1, 3);
        keepalive.begins();
        await().atMost(PATIENCE).until(() -> questions.get() >= 4);
        assertThat(givenUp).hasValue(0);
        keepalive.ended();
    }

    @Test
    void givesUpOnceWhenThereIsNone() {
        answers = false;
        begin(1, 3);
        long began = System.nanoTime();
        keepalive.begins();
        await().atMost(PATIENCE).until(() -> givenUp.get() == 1);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(2300));
        assertThat(questions).hasValue(1);
        // Another call changes nothing.
        keepalive.begins();
        await().during(Duration.ofMillis(300)).until(() -> givenUp.get() == 1);
    }

    @Test
    void asksNobodyWhoIsHeard() {
        begin(1, 3);
        keepalive.begins();
        await().during(Duration.ofSeconds(2)).atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> {
            lastArrival = System.nanoTime();
            return questions.get() == 0;
        });
        keepalive.ended();
    }

    @Test
    void asksNobodyWithoutCalls() {
        begin(1, 1);
        keepalive.begins();
        keepalive.ended();
        await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> questions.get() == 0);
        assertThat(givenUp).hasValue(0);
    }

    @Test
    void neverGivesUpWithACountForThat() {
        answers = false;
        begin(1, Integer.MAX_VALUE);
        keepalive.begins();
        await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> givenUp.get() == 0);
        assertThat(questions).hasValue(1);
    }

    private void begin(int interval, int count) {
        keepalive = new CallKeepalive(interval, count, () -> lastArrival, new OneMoreCall(this::question),
                givenUp::incrementAndGet);
    }

    private void question() {
        questions.incrementAndGet();
        keepalive.begins();
        try {
            if (!answers) {
                end.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            keepalive.ended();
        }
    }
}
