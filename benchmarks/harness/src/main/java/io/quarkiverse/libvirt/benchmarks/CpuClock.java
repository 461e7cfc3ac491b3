package io.quarkiverse.libvirt.benchmarks;

import com.sun.jna.Library;
import com.sun.jna.Native;

/**
 * The CPU time of another process, user and system, in nanoseconds, threads that have ended included. {@code /proc/PID/stat}
 * has the same in hundredths of a second, which is a twentieth of what a good client takes in a round.
 */
final class CpuClock {

    /** The low bits of such a clock's number ({@code CPUCLOCK_SCHED}); the high ones are the inverted process id. */
    private static final int SCHEDULER = 2;
    private static final int KIND_BITS = 3;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    interface LibC extends Library {
        LibC INSTANCE = Native.load("c", LibC.class);

        int clock_gettime(int clock, long[] time);
    }

    private CpuClock() {
    }

    static long nanos(long pid) {
        long[] time = new long[2];
        if (LibC.INSTANCE.clock_gettime((int) (~pid << KIND_BITS) | SCHEDULER, time) != 0) {
            throw new IllegalStateException("Process " + pid + " has no CPU clock: has it ended?");
        }
        return time[0] * NANOS_PER_SECOND + time[1];
    }
}
