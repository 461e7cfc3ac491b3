package io.quarkiverse.libvirt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;

import org.junit.jupiter.api.Test;

class CpuClockTest {

    /** The JVM tells its own in hundredths of a second, and later than the kernel has it. */
    private static final long JVM_IS_LATE = 50_000_000;
    /** More than can be. */
    private static final long NO_PROCESS = (1 << 22) + 1;

    @Test
    void tellsWhatAProcessHasUsed() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

        long before = system.getProcessCpuTime();
        long told = CpuClock.nanos(ProcessHandle.current().pid());
        long after = system.getProcessCpuTime();

        assertThat(told).isBetween(before, after + JVM_IS_LATE);
    }

    @Test
    void refusesAProcessThatIsNotThere() {
        assertThatThrownBy(() -> CpuClock.nanos(NO_PROCESS)).hasMessageContaining("has it ended?");
    }

    @Test
    void aReadingHasTheThreadsOfAProcess() throws IOException {
        Reading reading = Reading.of(ProcessHandle.current().pid());

        assertThat(reading.threads()).extracting(Reading.ThreadReading::name).contains("java");
        assertThat(reading.rssKib()).isPositive();
        assertThat(reading.switchesSince(new Reading(0, 0, List.of()))).isPositive();
    }
}
