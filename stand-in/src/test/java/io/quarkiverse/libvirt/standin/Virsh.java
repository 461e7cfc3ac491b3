package io.quarkiverse.libvirt.standin;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A virsh process: libvirt's own client, with libvirt's own decoding. Standard error is part of its output. */
final class Virsh implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofMillis(10);

    private final Process process;
    private final Thread reader = new Thread(this::read, "virsh's output");
    private final StringBuffer output = new StringBuffer();

    private Virsh(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C");
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts one; begin the arguments with virsh's own options, if any. */
    static Virsh start(StandInDaemon daemon, String... arguments) {
        // Without stdbuf it writes to a pipe only when it ends.
        List<String> command = new ArrayList<>(List.of("stdbuf", "-oL", "virsh", "-q", "-c", daemon.uri()));
        command.addAll(List.of(arguments));
        return new Virsh(command);
    }

    String output() {
        return output.toString();
    }

    void awaitOutput(String text) {
        await().atMost(LIMIT)
                .pollInterval(POLL)
                .untilAsserted(() -> {
                    if (output.indexOf(text) < 0) {
                        throw new AssertionError("No '" + text + "' in virsh's output: " + output);
                    }
                });
    }

    /** Waits until it has ended by itself, and returns its exit status. */
    int awaitEnd() {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("virsh still runs. Its output: " + output);
            }
            reader.join(LIMIT.toMillis());
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Stops it where it is (SIGSTOP), with its connection open. */
    void suspend() {
        try {
            new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        // One character for each byte: what is sent need not be UTF-8.
        try (BufferedReader lines = process.inputReader(StandardCharsets.ISO_8859_1)) {
            lines.lines().forEach(line -> output.append(line).append('\n'));
        } catch (IOException | UncheckedIOException e) {
            // The process was ended.
        }
    }
}
