package io.quarkiverse.libvirt.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The microbenchmarks: what each step of an event takes and allocates, on the Javas that run the clients that are ours. */
final class EachStep implements Scenario {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Places places;
    private final Sizes sizes;
    private final List<ClientKind> clients;
    private final Figures figures;

    EachStep(Places places, Sizes sizes, List<ClientKind> clients, Figures figures) {
        this.places = places;
        this.sizes = sizes;
        this.clients = clients.stream().filter(ClientKind::ours).toList();
        this.figures = figures;
    }

    @Override
    public void run() {
        for (ClientKind kind : clients) {
            Bench.say("   " + kind.label());
            try (Subjects<Benchmarks> subject = new Subjects<>(MICRO, figures)) {
                subject.start(List.of(kind), Benchmarks::new);
                subject.each(Benchmarks::measure);
            }
        }
    }

    /** JMH, which starts further JVMs itself. */
    private final class Benchmarks implements AutoCloseable {

        private final ClientKind kind;
        private final Path results;
        private final Path log;
        private final Process process;

        Benchmarks(ClientKind kind) {
            this.kind = kind;
            results = places.samples(MICRO + "-" + kind.id());
            log = places.log(MICRO + "-" + kind.id());
            try {
                Files.deleteIfExists(results);
                process = LineProcess.builder(places.microbenchmarks(kind, results, sizes)).redirectErrorStream(true)
                        .redirectOutput(log.toFile()).start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void measure() {
            try {
                if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IllegalStateException("Not done within " + LIMIT.toMinutes() + " minutes; see " + log);
                }
                if (process.exitValue() != 0) {
                    throw new IllegalStateException("A benchmark has failed; see " + log);
                }
                new StepResults(Files.readString(results)).addTo(figures, kind);
                Files.delete(results);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            }
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
