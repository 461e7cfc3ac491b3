package io.quarkiverse.libvirt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.benchmarks.Reading.ThreadReading;

class ReadingTest {

    private static final Reading BEFORE = new Reading(0, 0, List.of(
            new ThreadReading(1, "loop-0", 100, 50), new ThreadReading(2, "compiler", 900, 10_000)));
    private static final Reading AFTER = new Reading(0, 0, List.of(
            new ThreadReading(1, "loop-0", 130, 57), new ThreadReading(3, "loop-1", 5, 4)));

    /** A JVM ends threads that compile when there is little to do. */
    @Test
    void aThreadThatHasEndedMakesNoSwitchUndone() {
        assertThat(AFTER.switchesSince(BEFORE)).isEqualTo(7 + 4);
    }

    @Test
    void theThreadsOfANameAreToldByWhatTheyHaveDoneSince() {
        assertThat(AFTER.cpuSince(BEFORE, "loop")).containsExactly(5, 30);
    }
}
