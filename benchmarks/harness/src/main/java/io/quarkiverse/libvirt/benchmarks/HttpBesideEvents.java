package io.quarkiverse.libvirt.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

import io.quarkiverse.libvirt.benchmarks.ClientProcess.Target;
import io.quarkiverse.libvirt.standin.EventClass;
import io.quarkiverse.libvirt.standin.StandInClient;
import io.quarkiverse.libvirt.standin.StandInDaemon;

/**
 * Whether the application's HTTP, which is served on the same event loops, gets slower with events: in turn without any, with
 * events that go to libvirt's C loop in another process, and with events of its own. The second shows how much of the third is
 * only that the machine has more to do.
 */
final class HttpBesideEvents implements Scenario {

    private static final int REQUESTS_PER_SECOND = 500;
    private static final int HTTP_CONNECTIONS = 8;
    private static final int EVENTS_PER_SECOND = 5_000;
    private static final long SETTLE_MILLIS = 300;

    private final Places places;
    private final Sizes sizes;
    private final List<ClientKind> clients;
    private final Figures figures;

    HttpBesideEvents(Places places, Sizes sizes, List<ClientKind> clients, Figures figures) {
        this.places = places;
        this.sizes = sizes;
        this.clients = clients.stream().filter(ClientKind::ours).toList();
        this.figures = figures;
    }

    @Override
    public void run() {
        for (ClientKind kind : clients) {
            Bench.say("   " + kind.label());
            try (Subjects<Application> subject = new Subjects<>(HTTP, figures)) {
                subject.start(List.of(kind), Application::new);
                subject.each(Application::warmUp);
                subject.rounds(sizes.httpPairs(), Application::measure);
            }
        }
    }

    /** The application, and a C client beside it; each with a stand-in. */
    private final class Application implements AutoCloseable {

        private final StandInDaemon standIn = StandInDaemon.start();
        private final StandInDaemon otherStandIn = StandInDaemon.start();
        private final ClientProcess client;
        private final ClientProcess other;
        private final HttpLoad load;

        Application(ClientKind kind) {
            try {
                int port = freePort();
                load = new HttpLoad(port, HTTP_CONNECTIONS);
                client = new ClientProcess(places, kind, "http-" + kind.id(), List.of("-Dquarkus.http.port=" + port),
                        List.of(new Target(standIn.uri(), 1)));
                other = new ClientProcess(places, ClientKind.C, "http-other", List.of(),
                        List.of(new Target(otherStandIn.uri(), 1)));
                standIn.awaitSubscribers(EventClass.DOMAIN, Storm.EVENT_ID, 1);
                otherStandIn.awaitSubscribers(EventClass.DOMAIN, Storm.EVENT_ID, 1);
            } catch (RuntimeException e) {
                standIn.close();
                otherStandIn.close();
                throw e;
            }
        }

        void warmUp() {
            int seconds = Math.max(1, sizes.warmUp() / EVENTS_PER_SECOND);
            // Faster than what is measured: HTTP has to be compiled, too.
            withEvents(standIn, client, () -> load.run(2 * REQUESTS_PER_SECOND, seconds));
        }

        void measure() {
            double[] quiet = load.run(REQUESTS_PER_SECOND, sizes.seconds());
            ClientProcess.pause(SETTLE_MILLIS);
            double[] beside = withEvents(otherStandIn, other, () -> load.run(REQUESTS_PER_SECOND, sizes.seconds()));
            ClientProcess.pause(SETTLE_MILLIS);
            double[] with = withEvents(standIn, client, () -> load.run(REQUESTS_PER_SECOND, sizes.seconds()));
            ClientProcess.pause(SETTLE_MILLIS);
            add(Metric.HTTP_P50_QUIET, Arrivals.percentile(quiet, 0.5));
            add(Metric.HTTP_P50_BESIDE, Arrivals.percentile(beside, 0.5));
            add(Metric.HTTP_P50_EVENTS, Arrivals.percentile(with, 0.5));
            add(Metric.HTTP_P99_QUIET, Arrivals.percentile(quiet, 0.99));
            add(Metric.HTTP_P99_BESIDE, Arrivals.percentile(beside, 0.99));
            add(Metric.HTTP_P99_EVENTS, Arrivals.percentile(with, 0.99));
        }

        private void add(Metric metric, double value) {
            figures.add(HTTP, client.kind(), 1, metric, value);
        }

        @Override
        public void close() {
            client.close();
            other.close();
            standIn.close();
            otherStandIn.close();
        }
    }

    private interface Requests {
        double[] run();
    }

    /** Makes requests while events come, evenly spaced, and checks that they do. */
    private static double[] withEvents(StandInDaemon standIn, ClientProcess receiver, Requests requests) {
        receiver.clear();
        StandInClient connection = standIn.clients().get(0);
        Sender sender = new Sender(connection);
        sender.start();
        double[] micros;
        try {
            micros = requests.run();
        } finally {
            sender.end();
        }
        int came = receiver.awaitCount(sender.sent);
        if (came != sender.sent) {
            throw new IllegalStateException(came + " of " + sender.sent + " events have come");
        }
        return micros;
    }

    private static final class Sender extends Thread {

        private final StandInClient receiver;
        private volatile boolean ending;
        private volatile int sent;

        Sender(StandInClient receiver) {
            super("events");
            this.receiver = receiver;
        }

        @Override
        public void run() {
            Pace pace = new Pace(EVENTS_PER_SECOND);
            int number = 0;
            while (!ending) {
                pace.next();
                receiver.send(Storm.event(System.nanoTime()));
                number++;
            }
            sent = number;
        }

        void end() {
            ending = true;
            try {
                join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            }
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
