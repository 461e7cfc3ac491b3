package io.quarkiverse.libvirt.benchmarks;

import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.libvirt.benchmarks.ClientProcess.Target;
import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.quarkiverse.libvirt.standin.StandInDaemon;

/**
 * 1,000 events a second on one connection, with some idle ones beside it. Each client has a daemon of its own, and gets its
 * events
 * alone: while one is measured nothing comes for the others.
 */
final class SteadyLoad {

    static final int RATE = 1_000;
    /** What one emitter reaches on a slow machine. */
    private static final int WARM_UP_RATE = 4_000;
    private static final int NATIVE_WARM_UP = 2_000;
    /** This part of the warm-up once more, at the rate that is measured. */
    private static final int AT_THE_RATE_ITSELF = 5;
    /** After a change of what happens, and for what comes last. */
    private static final long SETTLE_MILLIS = 300;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double KIB_PER_MIB = 1024;

    private final Places places;
    private final Sizes sizes;
    private final Figures figures;

    SteadyLoad(Places places, Sizes sizes, Figures figures) {
        this.places = places;
        this.sizes = sizes;
        this.figures = figures;
    }

    /** A client with its daemon, its emitter, and the stand-in where its idle connections are. */
    private final class Rig implements AutoCloseable {

        private final int idle;
        private final int seconds;
        private final List<AutoCloseable> parts = new ArrayList<>();
        private final Emitter emitter;
        private final ClientProcess client;

        Rig(ClientKind kind, int idle, int seconds) {
            this.idle = idle;
            this.seconds = seconds;
            try {
                PrivateDaemon daemon = new PrivateDaemon();
                parts.add(daemon);
                List<Target> targets = new ArrayList<>();
                targets.add(new Target(daemon.testUri(), 1));
                if (idle > 0) {
                    StandInDaemon standIn = StandInDaemon.start();
                    parts.add(standIn);
                    targets.add(new Target(standIn.uri(), idle));
                }
                String name = kind.id() + "-" + idle;
                emitter = new Emitter(places, name, daemon.testUri());
                parts.add(emitter);
                client = new ClientProcess(places, kind, name, List.of(), targets);
                parts.add(client);
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }

        void warmUp() {
            figures.add(Scenario.IDLE, client.kind(), idle, Metric.READY, client.readySeconds());
            int events = client.kind().onJvm() ? idle == 0 ? sizes.warmUp() : sizes.lessWarmUp() : NATIVE_WARM_UP;
            // In parts: what is measured begins with a pause, too.
            for (int part = 0; part < 2; part++) {
                client.clear();
                emitter.emit(WARM_UP_RATE, events / 2);
                client.awaitCount(events / 2);
                ClientProcess.pause(SETTLE_MILLIS);
            }
            // What a JVM has compiled for events that come faster it compiles again for those that let it sleep in between.
            client.clear();
            emitter.emit(RATE, events / AT_THE_RATE_ITSELF);
            client.awaitCount(events / AT_THE_RATE_ITSELF);
        }

        void measure() {
            int events = RATE * seconds;
            client.clear();
            ClientProcess.pause(SETTLE_MILLIS);
            long allocated = client.kind().ours() ? client.allocated() : 0;
            Reading before = client.read();
            double late = emitter.emit(RATE, events);
            ClientProcess.pause(SETTLE_MILLIS);
            Reading after = client.read();
            if (client.kind().ours()) {
                add(Metric.ALLOCATED, (client.allocated() - allocated) / (double) events);
            }
            int came = client.count();
            if (came < events) {
                // It is behind. What it has done so far is for what has come so far.
                client.awaitCount(events);
            }
            add(Metric.CPU, (after.cpuNanos() - before.cpuNanos()) / NANOS_PER_MICRO / came);
            add(Metric.SWITCHES, after.switchesSince(before) / (double) came);
            add(Metric.RSS, after.rssKib() / KIB_PER_MIB);
            add(Metric.THREADS, after.threads().size());
            add(Metric.LATE, late);
            if (client.kind().ours()) {
                add(Metric.OWN_THREADS, after.threads().stream().filter(thread -> thread.name().startsWith("libvirt")).count());
            }
            Arrivals arrivals = client.arrivals();
            if (arrivals.count() != events) {
                throw new IllegalStateException(arrivals.count() + " of " + events + " events have come");
            }
            double[] latencies = arrivals.latencies();
            add(Metric.P50, Arrivals.percentile(latencies, 0.5));
            add(Metric.P90, Arrivals.percentile(latencies, 0.9));
            add(Metric.P99, Arrivals.percentile(latencies, 0.99));
            add(Metric.P999, Arrivals.percentile(latencies, 0.999));
        }

        private void add(Metric metric, double value) {
            figures.add(Scenario.IDLE, client.kind(), idle, metric, value);
        }

        @Override
        public void close() {
            // The client before its daemons.
            for (int i = parts.size() - 1; i >= 0; i--) {
                try {
                    parts.get(i).close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** Adds to the figures of {@link Scenario#IDLE}: with one connection there are no idle ones. */
    void run(List<ClientKind> clients, int idle, int rounds, int seconds) {
        Bench.say("   " + idle + " idle connections");
        try (Subjects<Rig> subjects = new Subjects<>(RATE + " events/s beside " + idle + " idle connections", figures)) {
            subjects.start(clients, kind -> new Rig(kind, idle, seconds));
            subjects.each(Rig::warmUp);
            subjects.rounds(rounds, Rig::measure);
        }
    }
}
