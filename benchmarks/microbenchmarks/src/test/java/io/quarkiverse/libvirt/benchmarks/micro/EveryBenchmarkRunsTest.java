package io.quarkiverse.libvirt.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;

class EveryBenchmarkRunsTest {

    @TempDir
    Path folder;

    @Test
    void withTimeAndAllocation() throws Exception {
        // Another JVM that measures at the same time does no harm here.
        System.setProperty("jmh.ignoreLock", "true");

        Collection<RunResult> results = Microbenchmarks.run(folder.resolve("results.json").toString(), 0, 1, 10, ".*");

        assertThat(results).extracting(result -> result.getParams().getBenchmark().replaceAll(".*\\.", ""))
                .contains("toACallbackOfLibvirt", "callAndCallBack", "lifecycle", "toConsumersOfTheType", "watchOffAndOn",
                        "updateOfOneAmong", "lifecycleEventFromLibvirtToAConsumer");
        assertThat(results).allSatisfy(result -> {
            assertThat(result.getPrimaryResult().getScore()).isPositive();
            assertThat(result.getSecondaryResults()).containsKey("gc.alloc.rate.norm");
        });
        assertThat(folder.resolve("results.json")).isNotEmptyFile();
    }
}
