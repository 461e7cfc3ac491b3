package io.quarkiverse.libvirt.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All that was measured, each thing once in each round. */
public final class Figures {

    private record Key(String scenario, ClientKind client, int connections, Metric metric) {
    }

    private final Map<Key, List<Double>> rounds = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    /** @param connections how many, or how many idle ones: as the scenario has it */
    public void add(String scenario, ClientKind client, int connections, Metric metric, double value) {
        rounds.computeIfAbsent(new Key(scenario, client, connections, metric), key -> new ArrayList<>()).add(value);
    }

    /** What could not be measured, and why. */
    public void failed(String what) {
        failures.add(what);
    }

    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** None where it was not measured. */
    public List<Double> rounds(String scenario, ClientKind client, int connections, Metric metric) {
        return List.copyOf(rounds.getOrDefault(new Key(scenario, client, connections, metric), List.of()));
    }

    public Optional<Spread> spread(String scenario, ClientKind client, int connections, Metric metric) {
        return Optional.of(rounds(scenario, client, connections, metric)).filter(found -> !found.isEmpty()).map(Spread::of);
    }

    /** How many times the other one's. */
    public Optional<Spread> ratio(String scenario, int connections, Metric metric, ClientKind client, ClientKind other) {
        return ratio(rounds(scenario, client, connections, metric), rounds(scenario, other, connections, metric));
    }

    static Optional<Spread> ratio(List<Double> numerators, List<Double> denominators) {
        return numerators.isEmpty() || denominators.isEmpty() ? Optional.empty()
                : Optional.of(Spread.ofRatios(numerators, denominators));
    }

    /** With how many connections this was measured, the fewest first. */
    public List<Integer> connections(String scenario, ClientKind client, Metric metric) {
        return rounds.keySet().stream()
                .filter(key -> key.scenario.equals(scenario) && key.client == client && key.metric == metric)
                .map(Key::connections).sorted().toList();
    }

    /** Those that were measured in this scenario, in their usual order. */
    public List<ClientKind> clients(String scenario, Metric metric) {
        return rounds.keySet().stream().filter(key -> key.scenario.equals(scenario) && key.metric == metric)
                .map(Key::client).distinct().sorted().toList();
    }

    /** Those whose names begin so, in the order in which they were measured. */
    public List<String> scenarios(String prefix) {
        return rounds.keySet().stream().map(Key::scenario).filter(scenario -> scenario.startsWith(prefix)).distinct().toList();
    }

    /** Whether this client was measured in this scenario, in any way. */
    public boolean has(String scenario, ClientKind client, int connections) {
        return rounds.keySet().stream().anyMatch(key -> key.scenario.equals(scenario) && key.client == client
                && key.connections == connections);
    }

    /** As the JSON report has it: scenario, client, connections, metric. */
    public Map<String, Map<String, Map<Integer, Map<String, Object>>>> tree() {
        Map<String, Map<String, Map<Integer, Map<String, Object>>>> tree = new LinkedHashMap<>();
        rounds.forEach((key, values) -> {
            Map<String, Object> figure = new LinkedHashMap<>();
            Spread spread = Spread.of(values);
            figure.put("unit", key.metric.unit());
            figure.put("median", spread.median());
            figure.put("min", spread.min());
            figure.put("max", spread.max());
            figure.put("rounds", values);
            tree.computeIfAbsent(key.scenario, scenario -> new LinkedHashMap<>())
                    .computeIfAbsent(key.client.id(), client -> new TreeMap<>())
                    .computeIfAbsent(key.connections, connections -> new LinkedHashMap<>())
                    .put(key.metric.name().toLowerCase(Locale.ROOT), figure);
        });
        return tree;
    }
}
