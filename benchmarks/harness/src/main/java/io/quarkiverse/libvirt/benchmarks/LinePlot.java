package io.quarkiverse.libvirt.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lines over numbers of connections, as SVG. Both axes are logarithmic; 0 connections have a place of their own before the
 * first.
 * Written by hand: a charting library draws its letters as paths, and needs the fonts of the machine.
 */
final class LinePlot {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final int LEFT = 70;
    private static final int RIGHT = 220;
    private static final int TOP = 50;
    private static final int BOTTOM = 55;
    private static final int LABEL_HEIGHT = 17;
    /** Told apart by those who can't tell red from green, too (Okabe and Ito). */
    private static final List<String> COLOURS = List.of("#000000", "#e69f00", "#56b4e9", "#009e73", "#cc79a7", "#0072b2",
            "#d55e00");

    private final String title;
    private final String unit;
    private final Map<String, SortedMap<Integer, Double>> lines = new LinkedHashMap<>();

    LinePlot(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    String title() {
        return title;
    }

    void add(String label, int connections, double value) {
        lines.computeIfAbsent(label, line -> new TreeMap<>()).put(connections, value);
    }

    /** There is something to see with two points. */
    boolean isWorthIt() {
        return lines.values().stream().anyMatch(line -> line.size() > 1);
    }

    String svg() {
        List<Integer> counts = lines.values().stream().flatMap(line -> line.keySet().stream()).distinct().sorted().toList();
        double least = lines.values().stream().flatMap(line -> line.values().stream()).mapToDouble(v -> v).min().orElseThrow();
        double most = lines.values().stream().flatMap(line -> line.values().stream()).mapToDouble(v -> v).max().orElseThrow();
        int lowest = (int) Math.floor(Math.log10(least));
        int highest = Math.max(lowest + 1, (int) Math.ceil(Math.log10(most)));
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
                + "font-family=\"sans-serif\" font-size=\"13\" role=\"img\">%n", WIDTH, HEIGHT));
        svg.append("<title>").append(title).append("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        text(svg, LEFT, TOP / 2.0, "start", title + " (" + unit + ")", "font-weight=\"bold\"");
        for (int power = lowest; power <= highest; power++) {
            double y = y(Math.pow(10, power), lowest, highest);
            line(svg, LEFT, y, WIDTH - RIGHT, y);
            double shown = Math.pow(10, power);
            text(svg, LEFT - 8, y + 4, "end", String.format(Locale.ROOT, power < 0 ? "%." + -power + "f" : "%,.0f", shown), "");
        }
        for (int count : counts) {
            double x = x(count, counts);
            line(svg, x, TOP, x, HEIGHT - BOTTOM);
            text(svg, x, HEIGHT - BOTTOM + 18, "middle", String.format(Locale.ROOT, "%,d", count), "");
        }
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14, "middle", "idle connections", "");
        lines(svg, counts, lowest, highest);
        return svg.append("</svg>\n").toString();
    }

    private void lines(StringBuilder svg, List<Integer> counts, int lowest, int highest) {
        // A line is named beside its last point; names that would be on top of each other are moved apart.
        List<Double> taken = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, SortedMap<Integer, Double>> entry : byHeight().entrySet()) {
            number = List.copyOf(lines.keySet()).indexOf(entry.getKey());
            String colour = COLOURS.get(number % COLOURS.size());
            StringBuilder points = new StringBuilder();
            entry.getValue().forEach((count, value) -> {
                double x = x(count, counts);
                double y = y(value, lowest, highest);
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
                svg.append(
                        String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>%n", x, y, colour));
            });
            svg.append(String.format("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                    points.toString().strip(), colour));
            double wanted = y(entry.getValue().get(entry.getValue().lastKey()), lowest, highest);
            double place = taken.isEmpty() ? wanted : Math.max(wanted, taken.get(taken.size() - 1) + LABEL_HEIGHT);
            taken.add(place);
            text(svg, WIDTH - RIGHT + 12, place + 4, "start", entry.getKey(), "fill=\"" + colour + "\"");
        }
    }

    /** The one that ends highest first. */
    private Map<String, SortedMap<Integer, Double>> byHeight() {
        Map<String, SortedMap<Integer, Double>> sorted = new LinkedHashMap<>();
        lines.entrySet().stream()
                .sorted((a, b) -> Double.compare(b.getValue().get(b.getValue().lastKey()),
                        a.getValue().get(a.getValue().lastKey())))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private static double x(int count, List<Integer> counts) {
        double last = place(counts.get(counts.size() - 1));
        return LEFT + 20 + (last == 0 ? 0 : place(count) / last) * (WIDTH - LEFT - RIGHT - 40);
    }

    private static double place(int count) {
        return count == 0 ? 0 : Math.log10(count);
    }

    private static double y(double value, int lowest, int highest) {
        double part = (Math.log10(value) - lowest) / (highest - lowest);
        return HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM);
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(String.format(Locale.ROOT, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n", x1,
                y1, x2, y2));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text, String attributes) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" %s>%s</text>%n", x, y, anchor,
                attributes,
                text.replace("&", "&amp;").replace("<", "&lt;")));
    }
}
