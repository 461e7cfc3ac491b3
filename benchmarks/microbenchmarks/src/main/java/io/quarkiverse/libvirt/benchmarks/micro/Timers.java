package io.quarkiverse.libvirt.benchmarks.micro;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One timer among many. */
@State(Scope.Thread)
public class Timers {

    private static final int A_LONG_TIME = 3_600_000;

    @Param({ "1", "100", "10000" })
    public int timers;

    private LoopByHand byHand;
    private int timer;

    @Setup
    public void add() {
        byHand = new LoopByHand();
        for (int i = 0; i < timers; i++) {
            int id = byHand.loop.addTimeout(A_LONG_TIME + i, (expired, opaque) -> {
            }, null, null);
            timer = i == timers / 2 ? id : timer;
        }
    }

    @TearDown
    public void close() {
        byHand.close();
    }

    @Benchmark
    public void updateOfOneAmong() {
        byHand.loop.updateTimeout(timer, A_LONG_TIME);
    }
}
