package io.quarkiverse.libvirt.eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class RecentMaximumTest {

    private final long start = System.nanoTime();
    private final RecentMaximum maximum = new RecentMaximum();

    @Test
    void isTheGreatestOfTheLastMinute() {
        maximum.add(3, after(1));
        maximum.add(7, after(2));
        maximum.add(5, after(3));
        assertThat(maximum.get(after(50))).isEqualTo(7);
    }

    @Test
    void forgetsWhatIsOlderThanTwoMinutes() {
        maximum.add(7, after(50));
        maximum.add(2, after(70));
        assertThat(maximum.get(after(100))).as("a minute is not over yet").isEqualTo(7);
        assertThat(maximum.get(after(140))).isEqualTo(2);
        assertThat(maximum.get(after(400))).isZero();
    }

    private long after(int seconds) {
        return start + TimeUnit.SECONDS.toNanos(seconds);
    }
}
