package io.quarkiverse.libvirt.benchmarks;

import java.util.List;

import io.quarkiverse.libvirt.benchmarks.ClientProcess.Target;
import io.quarkiverse.libvirt.standin.EventClass;
import io.quarkiverse.libvirt.standin.StandInClient;
import io.quarkiverse.libvirt.standin.StandInDaemon;

/** Thousands of connections in one process: what each takes of memory, and what happens when many are busy. */
final class Scale implements Scenario {

    /** The name of the second part in the figures. */
    static final String BUSY = "busy";

    private static final int EVENTS_PER_CONNECTION = 5;
    private static final int FEW_OF_MOST = 50;
    /** All of the heap is there from the beginning, so that what grows is native; and no collector has tables that grow. */
    private static final List<String> RESIDENT_HEAP = List.of("-XX:+UseSerialGC", "-Xms768m", "-Xmx768m",
            "-XX:+AlwaysPreTouch");
    private static final String EVENT_LOOP = "vert.x-eventloo";
    private static final long SETTLE_MILLIS = 2_000;
    private static final long PAUSE_MILLIS = 300;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double KIB_PER_MIB = 1024;
    private static final double BYTES_PER_MIB = 1024 * 1024;
    private static final int MOST_WARM_UP_SECONDS = 12;
    private static final int PERCENT = 100;

    private final Places places;
    private final Sizes sizes;
    private final List<ClientKind> clients;
    private final Figures figures;

    Scale(Places places, Sizes sizes, List<ClientKind> clients, Figures figures) {
        this.places = places;
        this.sizes = sizes;
        this.clients = clients.stream().filter(kind -> kind == ClientKind.C || kind.ours()).toList();
        this.figures = figures;
    }

    @Override
    public void run() {
        for (int connections : List.of(Math.max(1, sizes.mostIdle() / FEW_OF_MOST), sizes.mostIdle())) {
            Bench.say("   memory of " + connections + " connections");
            for (ClientKind kind : clients) {
                try (Subjects<Crowd> subject = new Subjects<>("memory of " + connections + " connections", figures)) {
                    subject.start(List.of(kind), one -> new Crowd(one, connections, one.onJvm() ? RESIDENT_HEAP : List.of()));
                    subject.each(Crowd::weigh);
                }
            }
        }
        Bench.say("   " + sizes.manyConnections() + " busy connections");
        try (Subjects<Crowd> subjects = new Subjects<>(BUSY + " connections", figures)) {
            subjects.start(clients, kind -> new Crowd(kind, sizes.manyConnections(), List.of()));
            subjects.each(Crowd::warmUp);
            subjects.rounds(sizes.fewRounds(), Crowd::keepBusy);
        }
    }

    /** A client with many connections to a stand-in. */
    private final class Crowd implements AutoCloseable {

        private final int connections;
        private final StandInDaemon standIn = StandInDaemon.start();
        private final ClientProcess client;

        Crowd(ClientKind kind, int connections, List<String> jvmOptions) {
            this.connections = connections;
            try {
                client = new ClientProcess(places, kind, "crowd-" + kind.id() + "-" + connections, jvmOptions,
                        List.of(new Target(standIn.uri(), connections)));
                standIn.awaitSubscribers(EventClass.DOMAIN, Storm.EVENT_ID, connections);
            } catch (RuntimeException e) {
                standIn.close();
                throw e;
            }
        }

        void weigh() {
            ClientProcess.pause(SETTLE_MILLIS);
            if (client.kind().ours()) {
                figures.add(SCALE, client.kind(), connections, Metric.HEAP, client.heap() / BYTES_PER_MIB);
            }
            figures.add(SCALE, client.kind(), connections, Metric.RSS, client.read().rssKib() / KIB_PER_MIB);
            figures.add(SCALE, client.kind(), connections, Metric.READY, client.readySeconds());
        }

        /** @return how many events were sent */
        private int send(int perSecond, int seconds) {
            List<StandInClient> receivers = standIn.clients();
            Pace pace = new Pace(perSecond);
            int events = perSecond * seconds;
            for (int i = 0; i < events; i++) {
                pace.next();
                receivers.get(i % receivers.size()).send(Storm.event(System.nanoTime()));
            }
            return events;
        }

        private int perSecond() {
            return EVENTS_PER_CONNECTION * connections;
        }

        void warmUp() {
            client.clear();
            int seconds = client.kind().onJvm() ? Math.max(1, Math.min(MOST_WARM_UP_SECONDS, sizes.warmUp() / perSecond())) : 1;
            client.awaitCount(send(perSecond(), seconds));
        }

        void keepBusy() {
            client.clear();
            ClientProcess.pause(PAUSE_MILLIS);
            Reading before = client.read();
            int sent = send(perSecond(), sizes.seconds());
            ClientProcess.pause(PAUSE_MILLIS);
            Reading after = client.read();
            // Where it is behind, what it has done so far is for what has come so far.
            int cameSoFar = client.count();
            int came = client.awaitCount(sent);
            Arrivals arrivals = client.arrivals();
            if (came != sent) {
                throw new IllegalStateException(came + " of " + sent + " events have come");
            }
            add(Metric.CPU, (after.cpuNanos() - before.cpuNanos()) / NANOS_PER_MICRO / cameSoFar);
            double[] latencies = arrivals.latencies();
            add(Metric.P50, Arrivals.percentile(latencies, 0.5));
            add(Metric.P90, Arrivals.percentile(latencies, 0.9));
            add(Metric.P99, Arrivals.percentile(latencies, 0.99));
            add(Metric.P999, Arrivals.percentile(latencies, 0.999));
            if (client.kind().ours()) {
                loops(after.cpuSince(before, EVENT_LOOP));
            }
        }

        private void loops(long[] nanos) {
            long all = 0;
            long atWork = 0;
            for (long one : nanos) {
                all += one;
            }
            for (long one : nanos) {
                // One that does a hundredth of its part has nothing of this to do.
                atWork += one * nanos.length * PERCENT > all ? 1 : 0;
            }
            add(Metric.EVENT_LOOPS, atWork);
            add(Metric.BUSIEST_LOOP, all == 0 ? 0 : PERCENT * (double) nanos[nanos.length - 1] / all);
        }

        /** For the report it is one thing, however many connections it was tried with. */
        private void add(Metric metric, double value) {
            figures.add(BUSY, client.kind(), 0, metric, value);
        }

        @Override
        public void close() {
            client.close();
            standIn.close();
        }
    }
}
