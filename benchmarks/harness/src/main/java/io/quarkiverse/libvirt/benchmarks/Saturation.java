package io.quarkiverse.libvirt.benchmarks;

import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.libvirt.benchmarks.ClientProcess.Target;
import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.quarkiverse.libvirt.standin.EventClass;
import io.quarkiverse.libvirt.standin.EventMessage;
import io.quarkiverse.libvirt.standin.StandInClient;
import io.quarkiverse.libvirt.standin.StandInDaemon;

/**
 * How many events a second a client takes. The stand-in sends prepared messages as fast as the client reads them, which costs
 * it
 * next to nothing; a real libvirtd that is asked for events without a pause shows what of that a host can ask for.
 */
final class Saturation implements Scenario {

    /** The name of this part in the figures. */
    static final String REAL_DAEMON = "saturation-of-libvirtd";

    private static final int EMITTERS = 3;
    private static final int WITHOUT_A_PAUSE = 1_000_000;
    private static final int WARM_UP_STORMS = 3;
    private static final long SETTLE_MILLIS = 300;
    private static final double NANOS_PER_MICRO = 1e3;

    private final Places places;
    private final Sizes sizes;
    private final List<ClientKind> clients;
    private final Figures figures;
    private List<EventMessage> events = List.of();

    Saturation(Places places, Sizes sizes, List<ClientKind> clients, Figures figures) {
        this.places = places;
        this.sizes = sizes;
        this.clients = clients;
        this.figures = figures;
    }

    @Override
    public void run() {
        Bench.say("   " + sizes.storm() + " events at once");
        events = Storm.events(sizes.storm());
        try (Subjects<Stormed> subjects = new Subjects<>(SATURATION, figures)) {
            subjects.start(clients, Stormed::new);
            subjects.rounds(sizes.rounds(), Stormed::measure);
        }
        events = List.of();
        Bench.say("   " + EMITTERS + " emitters at a real libvirtd");
        try (Subjects<Flooded> subjects = new Subjects<>(REAL_DAEMON, figures)) {
            subjects.start(clients, Flooded::new);
            subjects.rounds(sizes.fewRounds(), Flooded::measure);
        }
    }

    /** A client of a stand-in. */
    private final class Stormed implements AutoCloseable {

        private final StandInDaemon standIn = StandInDaemon.start();
        private final ClientProcess client;

        Stormed(ClientKind kind) {
            try {
                client = new ClientProcess(places, kind, "storm-" + kind.id(), List.of(),
                        List.of(new Target(standIn.uri(), 1)));
                standIn.awaitSubscribers(EventClass.DOMAIN, Storm.EVENT_ID, 1);
                for (int i = 0; i < (kind.onJvm() ? WARM_UP_STORMS : 1); i++) {
                    storm();
                }
            } catch (RuntimeException e) {
                standIn.close();
                throw e;
            }
        }

        private void storm() {
            client.clear();
            ClientProcess.pause(SETTLE_MILLIS);
            StandInClient receiver = standIn.clients().get(0);
            receiver.send(events);
            client.awaitCount(events.size());
        }

        void measure() {
            Reading before = client.read();
            storm();
            Reading after = client.read();
            Arrivals arrivals = client.arrivals();
            add(Metric.CPU, (after.cpuNanos() - before.cpuNanos()) / NANOS_PER_MICRO / arrivals.count());
            add(Metric.THROUGHPUT, arrivals.throughput());
            add(Metric.MISSING, arrivals.missingOrOutOfOrder(events.size()));
        }

        private void add(Metric metric, double value) {
            figures.add(SATURATION, client.kind(), 1, metric, value);
        }

        @Override
        public void close() {
            client.close();
            standIn.close();
        }
    }

    /** A client of a real libvirtd with several emitters. */
    private final class Flooded implements AutoCloseable {

        private final PrivateDaemon daemon = new PrivateDaemon();
        private final List<Emitter> emitters = new ArrayList<>();
        private final ClientProcess client;

        Flooded(ClientKind kind) {
            try {
                client = new ClientProcess(places, kind, "flood-" + kind.id(), List.of(),
                        List.of(new Target(daemon.testUri(), 1)));
                for (int i = 0; i < EMITTERS; i++) {
                    emitters.add(new Emitter(places, "flood-" + kind.id() + "-" + i, daemon.testUri()));
                }
                if (kind.onJvm()) {
                    flood();
                }
            } catch (RuntimeException e) {
                emitters.forEach(Emitter::close);
                daemon.close();
                throw e;
            }
        }

        private void flood() {
            client.clear();
            ClientProcess.pause(SETTLE_MILLIS);
            emitters.forEach(emitter -> emitter.begin(WITHOUT_A_PAUSE, sizes.bursts()));
            emitters.forEach(Emitter::end);
            int sent = EMITTERS * sizes.bursts();
            int came = client.awaitCount(sent);
            if (came != sent) {
                throw new IllegalStateException(came + " of " + sent + " events have come");
            }
        }

        void measure() {
            Reading before = client.read();
            flood();
            Reading after = client.read();
            Arrivals arrivals = client.arrivals();
            figures.add(REAL_DAEMON, client.kind(), 1, Metric.THROUGHPUT, arrivals.throughput());
            figures.add(REAL_DAEMON, client.kind(), 1, Metric.CPU,
                    (after.cpuNanos() - before.cpuNanos()) / NANOS_PER_MICRO / arrivals.count());
        }

        @Override
        public void close() {
            emitters.forEach(Emitter::close);
            client.close();
            daemon.close();
        }
    }
}
