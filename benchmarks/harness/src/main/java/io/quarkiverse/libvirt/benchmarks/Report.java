package io.quarkiverse.libvirt.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** What a run has found: for readers as Markdown, for the guide as AsciiDoc, for programs as JSON, and as plots. */
record Report(Machine machine, Figures figures, Duration took, boolean quick) {

    private static final String QUICK = "A short run, to see that everything works. Its figures mean nothing.";

    /** Those that the guide shows. */
    private static final List<String> PLOTS = List.of("cpu", "p50", "p99");

    void write(Path folder) throws IOException {
        Path includes = Files.createDirectories(folder.resolve("includes"));
        List<Table> tables = new Tables(figures).all();
        Map<String, LinePlot> plots = plots();
        for (Map.Entry<String, LinePlot> plot : plots.entrySet()) {
            Files.writeString(folder.resolve(plot.getKey()), plot.getValue().svg());
        }
        Files.writeString(folder.resolve("report.md"), markdown(tables, plots));
        Files.writeString(folder.resolve("report.json"), json());
        for (String plot : PLOTS) {
            Files.writeString(includes.resolve("benchmark-plot-" + plot + ".adoc"), picture(plots, file(plot)));
        }
        Files.writeString(includes.resolve("benchmark-run.adoc"), run());
        Files.writeString(includes.resolve("benchmark-machine.adoc"), machineTable().asciidoc());
        for (Table table : tables) {
            Files.writeString(includes.resolve("benchmark-" + table.id() + ".adoc"), table.asciidoc());
        }
    }

    /** A page that includes it can be rendered even if there is no picture. */
    private static String picture(Map<String, LinePlot> plots, String file) {
        LinePlot plot = plots.get(file);
        return plot == null ? Table.NOT_MEASURED : "image::" + file + "[" + plot.title() + "]\n";
    }

    /** What the guide says of the run as a whole. */
    private String run() {
        StringBuilder text = new StringBuilder("The run took ").append(minutes()).append(".\n");
        if (quick) {
            text.append(QUICK).append('\n');
        }
        if (!figures.failures().isEmpty()) {
            text.append("Some of it failed, and is therefore missing:\n\n");
            figures.failures().forEach(failure -> text.append("* ").append(failure).append('\n'));
        }
        return text.toString();
    }

    /** For the terminal. */
    String summary() {
        StringBuilder text = new StringBuilder();
        for (ClientKind ours : List.of(ClientKind.OURS, ClientKind.OURS_25)) {
            for (Bar bar : Bars.of(figures, ours)) {
                if (bar.reached().isPresent()) {
                    text.append(String.format("%-26s %-82s %-10s %-28s %s%n", ours.label(), bar.what(), bar.limitText(),
                            bar.reachedText(), bar.verdict().replace("*", "")));
                }
            }
        }
        figures.failures().forEach(failure -> text.append("FAILED: ").append(failure).append('\n'));
        return text.append("Took ").append(minutes()).append('.').toString();
    }

    private String markdown(List<Table> tables, Map<String, LinePlot> plots) {
        StringBuilder text = new StringBuilder("# What an event costs\n\n");
        if (quick) {
            text.append(QUICK).append("\n\n");
        }
        text.append("Each figure is the median of the rounds, with least…most behind it. Took ").append(minutes())
                .append(".\n\n");
        if (!figures.failures().isEmpty()) {
            text.append("**Failed, and therefore missing:**\n\n");
            figures.failures().forEach(failure -> text.append("- ").append(failure).append('\n'));
            text.append('\n');
        }
        tables.forEach(table -> text.append(table.markdown()));
        plots.forEach((file, plot) -> text.append("![").append(file).append("](").append(file).append(")\n\n"));
        return text.append(machineTable().markdown()).toString();
    }

    private Table machineTable() {
        Table table = new Table("machine", "The machine", quick ? QUICK : "", "", "");
        machine.description().forEach((name, value) -> table.add(List.of(name, value)));
        return table;
    }

    private Map<String, LinePlot> plots() {
        Map<String, LinePlot> plots = new LinkedHashMap<>();
        plot(plots, "cpu", "CPU per event beside idle connections", Metric.CPU);
        plot(plots, "p50", "Median latency beside idle connections", Metric.P50);
        plot(plots, "p99", "p99 of latency beside idle connections", Metric.P99);
        return plots;
    }

    private static String file(String plot) {
        return "benchmark-" + plot + ".svg";
    }

    private void plot(Map<String, LinePlot> plots, String name, String title, Metric metric) {
        LinePlot plot = new LinePlot(title, metric.unit());
        for (ClientKind client : figures.clients(Scenario.IDLE, metric)) {
            for (int count : figures.connections(Scenario.IDLE, client, metric)) {
                plot.add(client.label(), count, figures.spread(Scenario.IDLE, client, count, metric).orElseThrow().median());
            }
        }
        if (plot.isWorthIt()) {
            plots.put(file(name), plot);
        }
    }

    private String json() throws IOException {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("quick", quick);
        content.put("seconds", took.toSeconds());
        content.put("machine", machine.description());
        content.put("failures", figures.failures());
        Map<String, Object> bars = new LinkedHashMap<>();
        for (ClientKind ours : List.of(ClientKind.OURS, ClientKind.OURS_25)) {
            bars.put(ours.id(), Bars.of(figures, ours).stream().map(Report::json).toList());
        }
        content.put("bars", bars);
        content.put("figures", figures.tree());
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(content) + "\n";
    }

    private static Map<String, Object> json(Bar bar) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("what", bar.what());
        content.put(bar.atMost() ? "atMost" : "atLeast", bar.limit());
        content.put("unit", bar.unit());
        bar.reached().ifPresent(spread -> content.put("reached", spread));
        bar.met().ifPresent(met -> content.put("met", met));
        return content;
    }

    private String minutes() {
        return took.toMinutes() + " min " + took.toSecondsPart() + " s";
    }
}
