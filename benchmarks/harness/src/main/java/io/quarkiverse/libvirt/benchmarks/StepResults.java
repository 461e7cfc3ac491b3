package io.quarkiverse.libvirt.benchmarks;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What JMH has found, in its own JSON. */
final class StepResults {

    /** Before the name of each step, in the figures. */
    static final String PREFIX = Scenario.MICRO + ": ";

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final JsonNode results;

    StepResults(String json) throws IOException {
        results = new ObjectMapper().readTree(json);
    }

    /** Each iteration counts as a round. */
    void addTo(Figures figures, ClientKind client) {
        for (JsonNode result : results) {
            String scenario = PREFIX + name(result);
            add(figures, scenario, client, Metric.STEP_TIME, result.path("primaryMetric"));
            add(figures, scenario, client, Metric.STEP_ALLOCATED, result.path("secondaryMetrics").path(ALLOCATED));
        }
    }

    private static void add(Figures figures, String scenario, ClientKind client, Metric metric, JsonNode found) {
        for (JsonNode fork : found.path("rawData")) {
            for (JsonNode iteration : fork) {
                figures.add(scenario, client, 0, metric, iteration.asDouble());
            }
        }
    }

    /**
     * {@code a.b.Publishing.toConsumersOfTheType} with 10 consumers: "Publishing: to consumers of the type (consumers: 10)".
     */
    private static String name(JsonNode result) {
        String[] path = result.path("benchmark").asText().split("\\.");
        StringBuilder name = new StringBuilder(capital(words(path[path.length - 2]))).append(": ")
                .append(words(path[path.length - 1]));
        for (Map.Entry<String, JsonNode> parameter : result.path("params").properties()) {
            name.append(" (").append(parameter.getKey()).append(": ").append(parameter.getValue().asText()).append(')');
        }
        return name.toString();
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("(?<=.)(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
