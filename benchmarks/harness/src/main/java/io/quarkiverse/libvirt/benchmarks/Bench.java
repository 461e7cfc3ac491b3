package io.quarkiverse.libvirt.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Runs the scenarios one after the other, and writes the report. {@code ./bench --help} tells of its options. */
public final class Bench {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Bench() {
    }

    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Options options;
        try {
            options = Options.parse(Arrays.asList(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(MISUSED);
            return;
        }
        Files.createDirectories(options.places().log("any").getParent());
        Machine machine = Machine.describe(options);
        Figures figures = new Figures();
        long began = System.nanoTime();
        List<ClientKind> clients = clients(options);
        for (String name : options.scenarios()) {
            long scenarioBegan = System.nanoTime();
            say("== " + name);
            scenario(name, options, clients, figures).run();
            say("   " + Duration.ofNanos(System.nanoTime() - scenarioBegan).toSeconds() + " s");
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        Report report = new Report(machine, figures, took, options.quick());
        report.write(options.places().report());
        System.out.println(report.summary());
        System.exit(figures.failures().isEmpty() ? 0 : FAILED);
    }

    private static List<ClientKind> clients(Options options) {
        List<ClientKind> clients = new ArrayList<>();
        for (ClientKind kind : options.clients()) {
            if (options.places().has(kind)) {
                clients.add(kind);
            } else {
                say("Not here: " + kind.label());
            }
        }
        return clients;
    }

    private static Scenario scenario(String name, Options options, List<ClientKind> clients, Figures figures) {
        Places places = options.places();
        Sizes sizes = options.sizes();
        return switch (name) {
            case Scenario.ONE -> () -> new SteadyLoad(places, sizes, figures).run(clients, 0, sizes.rounds(), sizes.seconds());
            case Scenario.IDLE -> new BesideIdleConnections(places, sizes, clients, figures);
            case Scenario.SATURATION -> new Saturation(places, sizes, clients, figures);
            case Scenario.WAKE_UPS -> new WakeUps(places, sizes, clients, figures);
            case Scenario.SCALE -> new Scale(places, sizes, clients, figures);
            case Scenario.HTTP -> new HttpBesideEvents(places, sizes, clients, figures);
            case Scenario.MICRO -> new EachStep(places, sizes, clients, figures);
            default -> throw new IllegalArgumentException(name);
        };
    }

    static void say(String line) {
        System.err.println(line);
    }
}
