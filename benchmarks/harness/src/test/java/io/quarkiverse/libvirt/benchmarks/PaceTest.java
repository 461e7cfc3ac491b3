package io.quarkiverse.libvirt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    @Test
    void momentsAreEvenlySpacedHoweverLateOneIsAskedFor() {
        Pace pace = new Pace(1_000);
        long first = pace.next();
        long tenth = 0;
        for (int i = 0; i < 10; i++) {
            tenth = pace.next();
        }

        assertThat(tenth - first).isEqualTo(10 * MILLI);
        assertThat(System.nanoTime()).isGreaterThanOrEqualTo(tenth);
    }

    @Test
    void theFirstOneMayBeDelayed() {
        long before = System.nanoTime();

        assertThat(new Pace(1_000, 5 * MILLI).next()).isGreaterThanOrEqualTo(before + 5 * MILLI);
    }
}
