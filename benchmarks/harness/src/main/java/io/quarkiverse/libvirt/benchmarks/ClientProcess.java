package io.quarkiverse.libvirt.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A running client. What it is given and answers: see {@code benchmarks/clients/README.md}. */
final class ClientProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final Duration STANDSTILL = Duration.ofSeconds(3);
    private static final long POLL_MILLIS = 100;
    private static final double NANOS_PER_SECOND = 1e9;

    /** So many connections to this URI. */
    record Target(String uri, int connections) {
    }

    private final ClientKind kind;
    private final LineProcess process;
    private final Path samples;
    private final double readySeconds;

    /** Starts it, and returns when all its connections are open. */
    ClientProcess(Places places, ClientKind kind, String name, List<String> jvmOptions, List<Target> targets) {
        this.kind = kind;
        samples = places.samples(name);
        List<String> command = new ArrayList<>(places.command(kind, jvmOptions));
        for (Target target : targets) {
            command.add(target.uri);
            command.add(Integer.toString(target.connections));
        }
        long began = System.nanoTime();
        process = new LineProcess(kind.label(), places.log(name), command);
        try {
            process.await("READY", START_LIMIT);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
        readySeconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
    }

    ClientKind kind() {
        return kind;
    }

    double readySeconds() {
        return readySeconds;
    }

    Reading read() {
        try {
            return Reading.of(process.pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many events have come since {@link #clear}. */
    int count() {
        return (int) ask("count", "COUNT");
    }

    /** Waits until so many have come, or no more come. */
    int awaitCount(int wanted) {
        int count = count();
        long moved = System.nanoTime();
        while (count < wanted && System.nanoTime() - moved < STANDSTILL.toNanos()) {
            pause(POLL_MILLIS);
            int now = count();
            if (now != count) {
                count = now;
                moved = System.nanoTime();
            }
        }
        return count;
    }

    void clear() {
        process.command("clear");
        process.await("CLEARED", ANSWER_LIMIT);
    }

    /** Bytes that all its threads have allocated. Ours alone knows. */
    long allocated() {
        return ask("allocated", "ALLOCATED");
    }

    /** Bytes that are used on its heap after a collection. Ours alone knows. */
    long heap() {
        return ask("heap", "HEAP");
    }

    /** The events since {@link #clear}. */
    Arrivals arrivals() {
        ask("save " + samples, "SAVED");
        try {
            Arrivals arrivals = Arrivals.read(samples);
            Files.delete(samples);
            return arrivals;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long ask(String command, String answer) {
        process.command(command);
        return Long.parseLong(process.await(answer, ANSWER_LIMIT)[0]);
    }

    @Override
    public void close() {
        process.close();
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
