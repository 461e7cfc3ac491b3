package io.quarkiverse.libvirt.benchmarks;

import java.util.List;

import io.quarkiverse.libvirt.benchmarks.ClientProcess.Target;
import io.quarkiverse.libvirt.standin.StandInDaemon;

/** What connections cost while nothing happens on them: how often the process is woken, and its CPU time. */
final class WakeUps implements Scenario {

    private static final long MILLIS_PER_SECOND = 1_000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Places places;
    private final Sizes sizes;
    private final List<ClientKind> clients;
    private final Figures figures;

    WakeUps(Places places, Sizes sizes, List<ClientKind> clients, Figures figures) {
        this.places = places;
        this.sizes = sizes;
        this.clients = clients;
        this.figures = figures;
    }

    @Override
    public void run() {
        Bench.say("   " + sizes.manyConnections() + " connections, and none, for " + sizes.quietSeconds() + " s");
        try (Subjects<Quiet> without = new Subjects<>(WAKE_UPS + " without connections", figures);
                Subjects<Quiet> with = new Subjects<>(WAKE_UPS, figures)) {
            without.start(clients, kind -> new Quiet(kind, 0));
            with.start(clients, kind -> new Quiet(kind, sizes.manyConnections()));
            // What the last JVM has still to compile after its start.
            ClientProcess.pause(sizes.quietSeconds() * MILLIS_PER_SECOND);
            for (int round = 0; round < sizes.fewRounds(); round++) {
                // All at once: they hardly do anything.
                without.each(Quiet::begin);
                with.each(Quiet::begin);
                ClientProcess.pause(sizes.quietSeconds() * MILLIS_PER_SECOND);
                without.each(Quiet::end);
                with.each(Quiet::end);
            }
        }
    }

    private final class Quiet implements AutoCloseable {

        private final int connections;
        private final StandInDaemon standIn = StandInDaemon.start();
        private final ClientProcess client;
        private long began;
        private Reading before;

        Quiet(ClientKind kind, int connections) {
            this.connections = connections;
            try {
                client = new ClientProcess(places, kind, "quiet-" + kind.id() + "-" + connections, List.of(),
                        List.of(new Target(standIn.uri(), connections)));
            } catch (RuntimeException e) {
                standIn.close();
                throw e;
            }
        }

        void begin() {
            began = System.nanoTime();
            before = client.read();
        }

        void end() {
            Reading after = client.read();
            double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
            figures.add(WAKE_UPS, client.kind(), connections, Metric.SWITCHES_PER_SECOND,
                    after.switchesSince(before) / seconds);
            figures.add(WAKE_UPS, client.kind(), connections, Metric.CPU_WHILE_IDLE,
                    (after.cpuNanos() - before.cpuNanos()) / NANOS_PER_MILLI / seconds);
        }

        @Override
        public void close() {
            client.close();
            standIn.close();
        }
    }
}
