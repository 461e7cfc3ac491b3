package io.quarkiverse.libvirt.benchmarks.micro;

import java.util.Collection;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import io.quarkiverse.libvirt.natives.CallsOfFunctions;

/** Runs all of them, and writes JMH's JSON: nanoseconds, and bytes on the heap of all threads, for each operation. */
public final class Microbenchmarks {

    private static final int FIRST_WITH_FOREIGN = 22;

    private Microbenchmarks() {
    }

    /** {@code RESULTS FORKS ITERATIONS MILLIS [PATTERN]}: the last is that of names. */
    public static void main(String[] arguments) throws RunnerException {
        run(arguments[0], Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]),
                arguments.length > 4 ? arguments[4] : ".*");
    }

    /**
     * @param results the file that is written
     * @param forks JVMs for each benchmark, one after the other; 0 for this one, which shows whether they work and no more
     * @param iterations that count; some go before
     * @param millis of an iteration
     */
    static Collection<RunResult> run(String results, int forks, int iterations, int millis, String pattern)
            throws RunnerException {
        TimeValue time = TimeValue.milliseconds(millis);
        ChainedOptionsBuilder options = new OptionsBuilder().include(pattern).mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS).addProfiler(GCProfiler.class).forks(forks)
                .warmupIterations(iterations).warmupTime(time).measurementIterations(iterations).measurementTime(time)
                .resultFormat(ResultFormatType.JSON).result(results).shouldFailOnError(true)
                .verbosity(forks == 0 ? VerboseMode.SILENT : VerboseMode.NORMAL);
        if (Runtime.version().feature() < FIRST_WITH_FOREIGN) {
            options.param(CallsOfFunctions.BY, CallsOfFunctions.JNA);
        } else {
            options.jvmArgsAppend("--enable-native-access=ALL-UNNAMED");
        }
        return new Runner(options.build()).run();
    }
}
