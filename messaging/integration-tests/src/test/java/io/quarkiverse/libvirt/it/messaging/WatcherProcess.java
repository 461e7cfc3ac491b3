package io.quarkiverse.libvirt.it.messaging;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged application in a JVM of its own. */
final class WatcherProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path output;
    private final Process process;

    private WatcherProcess(Path output, Process process) {
        this.output = output;
        this.process = process;
    }

    /** Starts it, and returns at once. */
    static WatcherProcess start(Map<String, String> configuration) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1"));
        configuration.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", System.getProperty("application")));
        Path output = Files.createTempFile("watcher", ".log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new WatcherProcess(output, process);
    }

    WatcherProcess awaitStart() {
        await().atMost(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("The watcher has ended:\n" + output());
            }
            return output().contains("started in");
        });
        return this;
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As a power failure does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** As an orchestrator does. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** It stands still; its sockets stay open. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        // By the shell's own kill: a small container has no kill program.
        int result = new ProcessBuilder("/bin/sh", "-c", "kill -s " + name + " " + process.pid()).start().waitFor();
        if (result != 0) {
            throw new IllegalStateException("Cannot send SIG" + name + " to process " + process.pid());
        }
    }

    @Override
    public void close() throws Exception {
        kill();
        Files.deleteIfExists(output);
    }
}
