package io.quarkiverse.libvirt.natives;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import com.sun.jna.Callback;

import io.quarkiverse.libvirt.benchmarks.micro.Functions;

/** From Java to native code, and back, in both ways that there are. */
@State(Scope.Thread)
public class CallsOfFunctions {

    public static final String BY = "by";
    public static final String JNA = "JNA";
    public static final String FOREIGN = "java.lang.foreign";

    /** Without the second one below Java 22. */
    @Param({ JNA, FOREIGN })
    public String by;

    private NativeCalls calls;
    private long upcall;
    private long sum;

    interface Expired extends Callback {
        void invoke(int timer, long opaque);
    }

    @Setup
    public void choose() {
        calls = by.equals(JNA) ? new JnaCalls() : new ForeignCalls();
        upcall = calls.upcall(Expired.class, (timer, opaque) -> sum += timer + opaque);
    }

    @Benchmark
    public void call() {
        calls.timeoutCallback(Functions.NOTHING, 1, 2);
    }

    @Benchmark
    public long callAndCallBack() {
        calls.timeoutCallback(upcall, 1, 2);
        return sum;
    }
}
