package io.quarkiverse.libvirt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class BarsTest {

    private final Figures figures = new Figures();

    @Test
    void cpuIsComparedWithTheCLoop() {
        figures.add(Scenario.IDLE, ClientKind.C, 0, Metric.CPU, 30);
        figures.add(Scenario.IDLE, ClientKind.OURS, 0, Metric.CPU, 45);

        Bar bar = bar("1 connection: CPU per event, of the C loop's");

        assertThat(bar.met()).contains(false);
        assertThat(bar.reachedText()).isEqualTo("1.50 ×");
        assertThat(bar.verdict()).isEqualTo("**not met**, by 20 % of the limit");
    }

    @Test
    void throughputHasToBeAtLeastAsMuch() {
        figures.add(Scenario.SATURATION, ClientKind.C, 1, Metric.THROUGHPUT, 100);
        figures.add(Scenario.SATURATION, ClientKind.OURS, 1, Metric.THROUGHPUT, 110);

        assertThat(bar("Saturation: throughput, of the C loop's").met()).contains(true);
    }

    @Test
    void wakeUpsAreThoseBeyondAnApplicationsWithoutConnections() {
        figures.add(Scenario.WAKE_UPS, ClientKind.OURS, 0, Metric.SWITCHES_PER_SECOND, 30);
        figures.add(Scenario.WAKE_UPS, ClientKind.OURS, 1_000, Metric.SWITCHES_PER_SECOND, 36);

        Bar bar = bar("1,000 connections without events: context switches a second beyond those with none");

        assertThat(bar.reached()).contains(new Spread(6, 6, 6));
        assertThat(bar.met()).contains(false);
    }

    @Test
    void memoryIsWhatGrowsWithoutLibvirtsOwn() {
        scale(ClientKind.C, Metric.RSS, 10, 10 + 10);
        scale(ClientKind.OURS, Metric.RSS, 900, 900 + 25);
        scale(ClientKind.OURS, Metric.HEAP, 80, 80 + 5);

        Optional<Spread> memory = Bars.memory(figures, ClientKind.OURS);

        assertThat(memory.orElseThrow().median()).isCloseTo((5 + 25 - 10) * 1024 / 4_900.0, within(1e-9));
    }

    @Test
    void whatWasNotMeasuredIsNeitherMetNorMissed() {
        for (Bar bar : Bars.of(figures, ClientKind.OURS)) {
            assertThat(bar.met()).isEmpty();
            assertThat(bar.verdict()).isEqualTo("not measured");
        }
    }

    @Test
    void aLimitOfNoneIsMissedByOne() {
        Bar bar = new Bar("Threads", true, 0, "", Optional.of(Spread.of(List.of(1.0))));

        assertThat(bar.verdict()).isEqualTo("**not met**, by 1");
    }

    private void scale(ClientKind client, Metric metric, double few, double many) {
        figures.add(Scenario.SCALE, client, 100, metric, few);
        figures.add(Scenario.SCALE, client, 5_000, metric, many);
    }

    private Bar bar(String what) {
        return Bars.of(figures, ClientKind.OURS).stream().filter(bar -> bar.what().equals(what)).findFirst().orElseThrow();
    }
}
