package io.quarkiverse.libvirt.benchmarks;

import static io.quarkiverse.libvirt.benchmarks.ClientKind.C;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The figures as readers get them: ratios first, absolute ones as context. Each figure is a median, with least…most of the
 * rounds.
 */
final class Tables {

    private static final String NONE = "–";

    private final Figures figures;

    Tables(Figures figures) {
        this.figures = figures;
    }

    /** All of them; those for which nothing was measured have no rows. */
    List<Table> all() {
        List<Table> tables = new ArrayList<>();
        tables.add(bars());
        tables.add(ratios());
        tables.add(oneConnection());
        tables.add(idleRatios());
        tables.add(idle("idle-cpu", "CPU per event beside idle connections (µs)", Metric.CPU));
        tables.add(idle("idle-p50", "p50 beside idle connections (µs)", Metric.P50));
        tables.add(idle("idle-ready", "Seconds from the start of the process until all connections are open", Metric.READY));
        tables.add(idle("idle-rss", "Resident memory with idle connections (MiB)", Metric.RSS));
        tables.add(saturation());
        tables.add(wakeUps());
        tables.add(memory());
        tables.add(manyBusy());
        tables.add(httpRatios());
        tables.add(http());
        tables.add(steps());
        return tables;
    }

    private Table bars() {
        Table table = new Table("bars", "What was aimed at",
                "Computed from this run: the median of the rounds' ratios, and least…most.", "", "limit", "reached", "");
        for (ClientKind ours : List.of(ClientKind.OURS, ClientKind.OURS_25)) {
            List<Bar> bars = Bars.of(figures, ours);
            if (bars.stream().anyMatch(bar -> bar.reached().isPresent())) {
                table.add(List.of("**" + ours.label() + "**", "", "", ""));
                bars.forEach(bar -> table.add(List.of(bar.what(), bar.limitText(), bar.reachedText(), bar.verdict())));
            }
        }
        return table;
    }

    private Table ratios() {
        Table table = new Table("one-ratios", "One connection, 1,000 events a second: as multiples of libvirt's C loop", "",
                "", "CPU per event", "p50", "p90", "p99", "p99.9");
        if (figures.has(Scenario.IDLE, C, 0)) {
            for (ClientKind client : figures.clients(Scenario.IDLE, Metric.CPU)) {
                List<String> row = new ArrayList<>(List.of(client.label()));
                for (Metric metric : List.of(Metric.CPU, Metric.P50, Metric.P90, Metric.P99, Metric.P999)) {
                    row.add(text(figures.ratio(Scenario.IDLE, 0, metric, client, C), 2));
                }
                table.add(row);
            }
        }
        return table;
    }

    private Table oneConnection() {
        return metrics("one", "One connection, 1,000 events a second: absolute figures", Scenario.IDLE, 0, Metric.CPU,
                Metric.P50,
                Metric.P90, Metric.P99, Metric.P999, Metric.SWITCHES, Metric.RSS, Metric.THREADS, Metric.ALLOCATED,
                Metric.LATE);
    }

    private Table idleRatios() {
        Table table = new Table("idle-ratios", "Beside idle connections: CPU per event as multiples of the C loop's", "",
                idleHeader(Metric.CPU));
        for (ClientKind client : figures.clients(Scenario.IDLE, Metric.CPU)) {
            table.add(
                    idleRow(client, Metric.CPU, count -> text(figures.ratio(Scenario.IDLE, count, Metric.CPU, client, C), 2)));
        }
        return table;
    }

    private Table idle(String id, String title, Metric metric) {
        Table table = new Table(id, title, "", idleHeader(metric));
        for (ClientKind client : figures.clients(Scenario.IDLE, metric)) {
            table.add(idleRow(client, metric,
                    count -> text(figures.spread(Scenario.IDLE, client, count, metric), metric.decimals())));
        }
        return table;
    }

    private String[] idleHeader(Metric metric) {
        List<String> header = new ArrayList<>(List.of("Idle connections"));
        idleCounts(metric).forEach(count -> header.add(String.format(Locale.ROOT, "%,d", count)));
        return header.toArray(String[]::new);
    }

    private List<String> idleRow(ClientKind client, Metric metric, IntFunction<String> cell) {
        List<String> row = new ArrayList<>(List.of(client.label()));
        idleCounts(metric).forEach(count -> row.add(cell.apply(count)));
        return row;
    }

    private List<Integer> idleCounts(Metric metric) {
        return Arrays.stream(ClientKind.values())
                .flatMap(client -> figures.connections(Scenario.IDLE, client, metric).stream()).distinct().sorted().toList();
    }

    private Table saturation() {
        Table table = new Table("saturation", "Saturation",
                "A server that sends all events at once, as fast as the client takes them; and a real libvirtd that several"
                        + " emitters ask for events without a pause, which is then what is slowest.",
                "", "throughput, of the C loop's", "throughput (events/s)", "CPU per event (µs)", "missing or out of order",
                "real libvirtd: throughput (events/s)", "real libvirtd: CPU per event (µs)");
        for (ClientKind client : figures.clients(Scenario.SATURATION, Metric.THROUGHPUT)) {
            table.add(List.of(client.label(),
                    text(figures.ratio(Scenario.SATURATION, 1, Metric.THROUGHPUT, client, C), 2),
                    text(Scenario.SATURATION, client, 1, Metric.THROUGHPUT), text(Scenario.SATURATION, client, 1, Metric.CPU),
                    text(Scenario.SATURATION, client, 1, Metric.MISSING),
                    text(Saturation.REAL_DAEMON, client, 1, Metric.THROUGHPUT),
                    text(Saturation.REAL_DAEMON, client, 1, Metric.CPU)));
        }
        return table;
    }

    private Table wakeUps() {
        Table table = new Table("wake-ups", "Connections without an event, keepalive off",
                "Of the whole process, in a second.", "", "connections", "context switches", "CPU (ms)");
        for (ClientKind client : figures.clients(Scenario.WAKE_UPS, Metric.SWITCHES_PER_SECOND)) {
            for (int count : figures.connections(Scenario.WAKE_UPS, client, Metric.SWITCHES_PER_SECOND)) {
                table.add(List.of(client.label(), String.format(Locale.ROOT, "%,d", count),
                        text(Scenario.WAKE_UPS, client, count, Metric.SWITCHES_PER_SECOND),
                        text(Scenario.WAKE_UPS, client, count, Metric.CPU_WHILE_IDLE)));
            }
        }
        return table;
    }

    private Table memory() {
        Table table = new Table("memory", "Memory for each further connection (KiB)",
                "Measured with few and with many connections open. Where it was measured the JVM's whole heap is resident from the"
                        + " beginning, so that what is added to the resident memory is native memory: libvirt's and ours. What is"
                        + " libvirt's is what its C client adds.",
                "", "connections", "heap", "native", "of that libvirt's own", "ours");
        for (ClientKind client : figures.clients(Scenario.SCALE, Metric.RSS)) {
            Optional<Spread> libvirts = value(Bars.perConnection(figures, C, Metric.RSS));
            List<Integer> counts = figures.connections(Scenario.SCALE, client, Metric.RSS);
            table.add(List.of(client.label(), counts.get(0) + "…" + counts.get(counts.size() - 1),
                    text(value(Bars.perConnection(figures, client, Metric.HEAP)), 1),
                    text(value(Bars.perConnection(figures, client, Metric.RSS)), 1), text(libvirts, 1),
                    client.ours() ? text(Bars.memory(figures, client), 1) : NONE));
        }
        return table;
    }

    private Table manyBusy() {
        return metrics("busy", "Many busy connections: 5 events a second on each", Scale.BUSY, 0, Metric.CPU, Metric.P50,
                Metric.P90,
                Metric.P99, Metric.P999, Metric.EVENT_LOOPS, Metric.BUSIEST_LOOP);
    }

    private Table httpRatios() {
        Table table = new Table("http-ratios", "The application's HTTP: p99 with 5,000 events/s",
                "500 requests/s on the event loops that libvirt's events come on.", "",
                "of that without events", "of that while another process gets the events");
        for (ClientKind client : figures.clients(Scenario.HTTP, Metric.HTTP_P99_EVENTS)) {
            List<Double> with = figures.rounds(Scenario.HTTP, client, 1, Metric.HTTP_P99_EVENTS);
            table.add(List.of(client.label(),
                    text(Figures.ratio(with, figures.rounds(Scenario.HTTP, client, 1, Metric.HTTP_P99_QUIET)), 2),
                    text(Figures.ratio(with, figures.rounds(Scenario.HTTP, client, 1, Metric.HTTP_P99_BESIDE)), 2)));
        }
        return table;
    }

    private Table http() {
        return metrics("http", "The application's HTTP: absolute figures", Scenario.HTTP, 1, Metric.HTTP_P50_QUIET,
                Metric.HTTP_P50_BESIDE, Metric.HTTP_P50_EVENTS, Metric.HTTP_P99_QUIET, Metric.HTTP_P99_BESIDE,
                Metric.HTTP_P99_EVENTS);
    }

    private Table steps() {
        // What one Java alone can do comes beside what both can.
        List<String> scenarios = figures.scenarios(StepResults.PREFIX).stream()
                .sorted(Comparator.comparing(name -> name.replaceAll(" \\(.*", ""))).toList();
        List<ClientKind> clients = scenarios.stream()
                .flatMap(scenario -> figures.clients(scenario, Metric.STEP_TIME).stream()).distinct().sorted().toList();
        List<String> header = new ArrayList<>(List.of(""));
        for (ClientKind client : clients) {
            header.add(client.label() + " (ns)");
            header.add("bytes");
        }
        Table table = new Table("micro", "Each step alone",
                "Microbenchmarks, by JMH: the time of one operation, and what all threads allocate for it on the heap.",
                header.toArray(String[]::new));
        for (String scenario : scenarios) {
            List<String> row = new ArrayList<>(List.of(scenario.substring(StepResults.PREFIX.length())));
            for (ClientKind client : clients) {
                row.add(text(scenario, client, 0, Metric.STEP_TIME));
                row.add(text(value(figures.spread(scenario, client, 0, Metric.STEP_ALLOCATED).map(Spread::median)),
                        Metric.STEP_ALLOCATED.decimals()));
            }
            table.add(row);
        }
        return table;
    }

    /** Each metric a column. */
    private Table metrics(String id, String title, String scenario, int connections, Metric... metrics) {
        List<String> header = new ArrayList<>(List.of(""));
        for (Metric metric : metrics) {
            header.add(metric.label() + (metric.unit().isEmpty() ? "" : " (" + metric.unit() + ")"));
        }
        Table table = new Table(id, title, "", header.toArray(String[]::new));
        for (ClientKind client : figures.clients(scenario, metrics[0])) {
            if (figures.has(scenario, client, connections)) {
                List<String> row = new ArrayList<>(List.of(client.label()));
                for (Metric metric : metrics) {
                    row.add(text(scenario, client, connections, metric));
                }
                table.add(row);
            }
        }
        return table;
    }

    private String text(String scenario, ClientKind client, int connections, Metric metric) {
        return text(figures.spread(scenario, client, connections, metric), metric.decimals());
    }

    private static Optional<Spread> value(Optional<Double> value) {
        return value.map(number -> Spread.of(List.of(number)));
    }

    private static String text(Optional<Spread> spread, int decimals) {
        return spread.map(known -> {
            String median = text(known.median(), decimals);
            String least = text(known.min(), decimals);
            String most = text(known.max(), decimals);
            return least.equals(most) ? median : median + " (" + least + "…" + most + ")";
        }).orElse(NONE);
    }

    private static String text(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
