package io.quarkiverse.libvirt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class ReportTest {

    @TempDir
    Path folder;

    @BeforeEach
    void writeOne() throws IOException {
        Figures figures = new Figures();
        for (int idle : new int[] { 0, 1_000 }) {
            figures.add(Scenario.IDLE, ClientKind.C, idle, Metric.CPU, 30 + idle);
            figures.add(Scenario.IDLE, ClientKind.OURS, idle, Metric.CPU, 33);
            figures.add(Scenario.IDLE, ClientKind.OURS, idle, Metric.CPU, 35);
        }
        figures.failed("libvirtaio: has ended");
        new Report(new Machine(Map.of("CPU", "abacus")), figures, Duration.ofSeconds(61), false).write(folder);
    }

    @Test
    void hasMediansAndTheirSpread() throws IOException {
        assertThat(folder.resolve("report.md")).content()
                .contains("| quarkus-libvirt | 34.0 (33.0…35.0) | 34.0 (33.0…35.0) |")
                .contains("| CPU | abacus |");
    }

    @Test
    void saysWhatFailed() throws IOException {
        assertThat(folder.resolve("report.md")).content().contains("- libvirtaio: has ended");
    }

    @Test
    void isThereForPrograms() throws IOException {
        JsonNode json = new ObjectMapper().readTree(folder.resolve("report.json").toFile());

        assertThat(json.at("/figures/idle/ours/1000/cpu/median").asDouble()).isEqualTo(34);
        assertThat(json.at("/figures/idle/c/0/cpu/rounds/0").asDouble()).isEqualTo(30);
        assertThat(json.at("/bars/ours/0/met").asBoolean()).isTrue();
    }

    @Test
    void isThereForTheGuide() throws IOException {
        assertThat(folder.resolve("includes/benchmark-idle-cpu.adoc")).content().contains("|===")
                .contains("|libvirt's C loop |30.0 |1,030.0");
        assertThat(folder.resolve("includes/benchmark-plot-cpu.adoc")).content()
                .isEqualTo("image::benchmark-cpu.svg[CPU per event beside idle connections]\n");
        assertThat(folder.resolve("includes/benchmark-run.adoc")).content().contains("* libvirtaio: has ended");
    }

    @Test
    void canBeIncludedWhereNothingWasMeasured() throws IOException {
        assertThat(folder.resolve("includes/benchmark-plot-p99.adoc")).content().isEqualTo("Not measured in this run.\n");
        assertThat(folder.resolve("includes/benchmark-http.adoc")).content().isEqualTo("Not measured in this run.\n");
    }

    @Test
    void hasAPlotThatIsXml() throws Exception {
        Path plot = folder.resolve("benchmark-cpu.svg");

        assertThat(
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(plot.toFile()).getElementsByTagName("polyline")
                        .getLength())
                .isEqualTo(2);
        assertThat(Files.readString(plot)).contains("quarkus-libvirt", "1,000");
    }
}
