package io.quarkiverse.libvirt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepResultsTest {

    /** As JMH 1.37 writes it, without what isn't read. */
    private static final String OF_JMH = """
            [{
              "benchmark": "io.example.Publishing.toConsumersOfTheType",
              "params": { "consumers": "10000" },
              "primaryMetric": { "score": 33.3, "scoreUnit": "ns/op", "rawData": [[30.0, 31.0], [900.0]] },
              "secondaryMetrics": {
                "gc.alloc.rate": { "score": 12.3, "scoreUnit": "MB/sec", "rawData": [[12.3]] },
                "gc.alloc.rate.norm": { "score": 288.2, "scoreUnit": "B/op", "rawData": [[288.4, 288.2], [288.1]] }
              }
            }, {
              "benchmark": "io.example.CallsOfFunctions.upcall",
              "params": { "by": "JNA" },
              "primaryMetric": { "score": 5.0, "rawData": [[5.0]] },
              "secondaryMetrics": {}
            }]
            """;

    @TempDir
    Path folder;
    private final Figures figures = new Figures();

    @BeforeEach
    void read() throws IOException {
        new StepResults(OF_JMH).addTo(figures, ClientKind.OURS);
    }

    @Test
    void areNamedForReaders() {
        assertThat(figures.scenarios(StepResults.PREFIX)).containsExactly(
                "micro: Publishing: to consumers of the type (consumers: 10000)",
                "micro: Calls of functions: upcall (by: JNA)");
    }

    @Test
    void haveARoundForEachIterationOfEachJvm() {
        String publishing = figures.scenarios(StepResults.PREFIX).get(0);

        assertThat(figures.rounds(publishing, ClientKind.OURS, 0, Metric.STEP_TIME)).containsExactly(30.0, 31.0, 900.0);
        assertThat(figures.rounds(publishing, ClientKind.OURS, 0, Metric.STEP_ALLOCATED)).containsExactly(288.4, 288.2, 288.1);
    }

    @Test
    void areInTheReportBesideThoseOfAnotherJava() throws IOException {
        figures.add("micro: Calls of functions: upcall (by: JNA)", ClientKind.OURS_25, 0, Metric.STEP_TIME, 4);

        new Report(new Machine(Map.of()), figures, Duration.ZERO, false).write(folder);

        assertThat(folder.resolve("report.md")).content()
                .contains("| Publishing: to consumers of the type (consumers: 10000) | 31 (30…900) | 288 | – | – |")
                .contains("| Calls of functions: upcall (by: JNA) | 5 | – | 4 | – |");
        assertThat(Files.readString(folder.resolve("includes/benchmark-micro.adoc")))
                .contains("|quarkus-libvirt on Java 25 (ns)");
    }
}
