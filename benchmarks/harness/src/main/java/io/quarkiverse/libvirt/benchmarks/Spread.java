package io.quarkiverse.libvirt.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The median of several rounds, and how far they are apart. */
public record Spread(double median, double min, double max) {

    /** Of one round or more. */
    public static Spread of(List<Double> rounds) {
        double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /**
     * Of the ratios in each round: what troubles the machine in a round troubles both. Where the two have not been measured in
     * the same rounds it is the ratio of their medians.
     */
    public static Spread ofRatios(List<Double> numerators, List<Double> denominators) {
        List<Double> ratios = new ArrayList<>();
        if (numerators.size() == denominators.size()) {
            for (int i = 0; i < numerators.size(); i++) {
                ratios.add(numerators.get(i) / denominators.get(i));
            }
        } else {
            ratios.add(of(numerators).median() / of(denominators).median());
        }
        return of(ratios);
    }
}
