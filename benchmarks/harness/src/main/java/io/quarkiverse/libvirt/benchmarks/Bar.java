package io.quarkiverse.libvirt.benchmarks;

import java.util.Locale;
import java.util.Optional;

/**
 * What was aimed at, and what was reached.
 *
 * @param what is compared with the limit
 * @param atMost whether the limit is the most, else the least
 * @param unit of limit and value: {@code ×} for ratios, empty for numbers of things
 * @param reached empty if it was not measured
 */
record Bar(String what, boolean atMost, double limit, String unit, Optional<Spread> reached) {

    private static final int PERCENT = 100;
    private static final double FEW = 10;

    /** Empty if it was not measured. */
    Optional<Boolean> met() {
        return reached.map(spread -> atMost ? spread.median() <= limit : spread.median() >= limit);
    }

    String limitText() {
        return (atMost ? "≤ " : "≥ ") + number(limit) + unitText();
    }

    String reachedText() {
        return reached.map(spread -> number(spread.median()) + unitText() + range(spread)).orElse("–");
    }

    /** {@code met} or {@code not met}, and by how much of the limit. */
    String verdict() {
        return met().map(met -> (met ? "met" : "**not met**") + margin()).orElse("not measured");
    }

    private String margin() {
        double value = reached.orElseThrow().median();
        if (limit == 0) {
            return value == 0 ? "" : ", by " + number(value);
        }
        double part = Math.abs(value - limit) / limit * PERCENT;
        return String.format(Locale.ROOT, ", by %.0f %% of the limit", part);
    }

    private String range(Spread spread) {
        return spread.min() == spread.max() ? "" : " (" + number(spread.min()) + "…" + number(spread.max()) + ")";
    }

    private String unitText() {
        return unit.isEmpty() ? "" : " " + unit;
    }

    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < FEW ? "%.2f" : "%,.1f", value);
    }
}
