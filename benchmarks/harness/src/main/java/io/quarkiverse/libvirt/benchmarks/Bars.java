package io.quarkiverse.libvirt.benchmarks;

import static io.quarkiverse.libvirt.benchmarks.ClientKind.C;
import static io.quarkiverse.libvirt.benchmarks.ClientKind.LIBVIRT_JAVA;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What this project has set itself to reach, for one of its clients. */
final class Bars {

    private static final String TIMES = "×";
    /** As many idle connections as the limits speak of, whatever was measured. */
    private static final int MANY = 1_000;
    private static final int FEW_WAKE_UPS = 5;
    private static final double KIB_PER_MIB = 1024;

    private Bars() {
    }

    static List<Bar> of(Figures figures, ClientKind ours) {
        List<Bar> bars = new ArrayList<>();
        bars.add(atMost("1 connection: CPU per event, of the C loop's", 1.25, TIMES,
                figures.ratio(Scenario.IDLE, 0, Metric.CPU, ours, C)));
        bars.add(
                atMost("1 connection: p50, of the C loop's", 1.1, TIMES, figures.ratio(Scenario.IDLE, 0, Metric.P50, ours, C)));
        bars.add(atMost("1 connection: p99, of libvirt-java's", 1, TIMES,
                figures.ratio(Scenario.IDLE, 0, Metric.P99, ours, LIBVIRT_JAVA)));
        bars.add(new Bar("Saturation: throughput, of the C loop's", false, 1, TIMES,
                figures.ratio(Scenario.SATURATION, 1, Metric.THROUGHPUT, ours, C)));
        bars.add(atMost("1,000 idle connections: CPU per event, of its own with none", 1.2, TIMES,
                Figures.ratio(figures.rounds(Scenario.IDLE, ours, MANY, Metric.CPU),
                        figures.rounds(Scenario.IDLE, ours, 0, Metric.CPU))));
        bars.add(atMost("1,000 idle connections: CPU per event, of the C loop's", 0.2, TIMES,
                figures.ratio(Scenario.IDLE, MANY, Metric.CPU, ours, C)));
        bars.add(atMost("1,000 connections without events: context switches a second beyond those with none", FEW_WAKE_UPS, "",
                difference(figures, Scenario.WAKE_UPS, ours, MANY, Metric.SWITCHES_PER_SECOND)));
        bars.add(atMost("Threads of its own", 0, "", figures.spread(Scenario.IDLE, ours, 0, Metric.OWN_THREADS)));
        bars.add(atMost("Allocated per delivered event", 1024, "bytes",
                figures.spread(Scenario.IDLE, ours, 0, Metric.ALLOCATED)));
        bars.add(atMost("Memory per connection, heap and native, beyond libvirt's own", 32, "KiB", memory(figures, ours)));
        bars.add(atMost("p99 of HTTP with 5,000 events/s, of that without", 1.1, TIMES,
                Figures.ratio(figures.rounds(Scenario.HTTP, ours, 1, Metric.HTTP_P99_EVENTS),
                        figures.rounds(Scenario.HTTP, ours, 1, Metric.HTTP_P99_QUIET))));
        return bars;
    }

    /**
     * KiB on the heap and outside of it for each further connection, without what libvirt's C client takes for one. Of the
     * process' resident memory nothing but the heap's use is subtracted: where it was measured the whole heap is resident.
     */
    static Optional<Spread> memory(Figures figures, ClientKind ours) {
        Optional<Double> heap = perConnection(figures, ours, Metric.HEAP);
        Optional<Double> all = perConnection(figures, ours, Metric.RSS);
        Optional<Double> libvirts = perConnection(figures, C, Metric.RSS);
        return heap.isEmpty() || all.isEmpty() || libvirts.isEmpty() ? Optional.empty()
                : Optional.of(Spread.of(List.of(heap.get() + all.get() - libvirts.get())));
    }

    /** KiB for each connection between the few and the many that were open. */
    static Optional<Double> perConnection(Figures figures, ClientKind client, Metric metric) {
        List<Integer> counts = figures.connections(Scenario.SCALE, client, metric);
        if (counts.size() < 2) {
            return Optional.empty();
        }
        int few = counts.get(0);
        int many = counts.get(counts.size() - 1);
        double difference = figures.spread(Scenario.SCALE, client, many, metric).orElseThrow().median()
                - figures.spread(Scenario.SCALE, client, few, metric).orElseThrow().median();
        return Optional.of(difference * KIB_PER_MIB / (many - few));
    }

    private static Optional<Spread> difference(Figures figures, String scenario, ClientKind client, int connections,
            Metric metric) {
        List<Double> with = figures.rounds(scenario, client, connections, metric);
        List<Double> without = figures.rounds(scenario, client, 0, metric);
        if (with.isEmpty() || with.size() != without.size()) {
            return Optional.empty();
        }
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < with.size(); i++) {
            differences.add(with.get(i) - without.get(i));
        }
        return Optional.of(Spread.of(differences));
    }

    private static Bar atMost(String what, double limit, String unit, Optional<Spread> reached) {
        return new Bar(what, true, limit, unit, reached);
    }
}
