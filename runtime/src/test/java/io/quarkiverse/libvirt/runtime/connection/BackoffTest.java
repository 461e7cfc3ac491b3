package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void doublesUpToTheLongestTime() {
        assertThat(delays(backoff(0, () -> 0.9), 7)).containsExactly(500, 1000, 2000, 4000, 8000, 10_000, 10_000);
    }

    @Test
    void beginsAnewAfterASuccess() {
        Backoff backoff = backoff(0, () -> 0);
        delays(backoff, 5);
        backoff.reset();
        assertThat(delays(backoff, 2)).containsExactly(500, 1000);
    }

    @Test
    void isShortenedAtRandomByNoMoreThanTheJitter() {
        assertThat(delays(backoff(0.5, () -> 1), 3)).containsExactly(250, 500, 1000);
        assertThat(delays(backoff(0.5, () -> 0), 3)).containsExactly(500, 1000, 2000);
        long seed = System.nanoTime();
        Backoff backoff = backoff(0.5, new Random(seed)::nextDouble);
        delays(backoff, 10);
        long[] many = delays(backoff, 200);
        assertThat(LongStream.of(many)).as("seed %d", seed).allMatch(each -> each >= 5_000 && each <= 10_000);
        assertThat(LongStream.of(many).distinct().count()).as("seed %d", seed).isGreaterThan(100);
    }

    @Test
    void isNeverNothing() {
        assertThat(delays(backoff(1, () -> 1), 3)).containsExactly(1, 1, 1);
    }

    @Test
    void goesOnForYears() {
        Backoff backoff = backoff(0, () -> 0);
        delays(backoff, 5_000);
        assertThat(delays(backoff, 1)).containsExactly(10_000);
    }

    private static Backoff backoff(double jitter, DoubleSupplier random) {
        return new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10), jitter, random);
    }

    private static long[] delays(Backoff backoff, int count) {
        return LongStream.range(0, count).map(each -> backoff.next().toMillis()).toArray();
    }
}
