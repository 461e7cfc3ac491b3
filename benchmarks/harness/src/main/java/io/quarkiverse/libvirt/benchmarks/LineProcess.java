package io.quarkiverse.libvirt.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A program that takes commands on its standard input, answers each with a line, and ends with its input. */
final class LineProcess implements AutoCloseable {

    private static final Duration END_LIMIT = Duration.ofSeconds(15);
    private static final String END = "";

    private final String name;
    private final Path log;
    private final Process process;
    private final Writer input;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    /** @param log gets what the program says on its standard error */
    LineProcess(String name, Path log, List<String> command) {
        this.name = name;
        this.log = log;
        try {
            process = builder(command).redirectError(log.toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        input = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "output of " + name);
        reader.setDaemon(true);
        reader.start();
    }

    /** With nothing of the developer's session: debug output of libvirt, options of the JVM. */
    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(variable -> variable.startsWith("LIBVIRT_")
                || variable.equals("JAVA_TOOL_OPTIONS") || variable.equals("_JAVA_OPTIONS"));
        return builder;
    }

    long pid() {
        return process.pid();
    }

    void command(String line) {
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            throw failure("takes no more commands", e);
        }
    }

    /** Waits for the line that begins with this word, and returns the words behind it. */
    String[] await(String word, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (line == null) {
                    throw failure("has not answered " + word + " within " + limit.toSeconds() + " s", null);
                }
                if (line.equals(END)) {
                    lines.add(END);
                    throw failure("has ended instead of answering " + word, null);
                }
                if (line.equals(word) || line.startsWith(word + " ")) {
                    return line.substring(word.length()).strip().split(" ");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was waited for, and that was interrupted", e);
        }
    }

    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException e) {
            // It has ended already.
        }
        try {
            if (!process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (!line.isEmpty()) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            // It is being closed.
        }
        lines.add(END);
    }

    private IllegalStateException failure(String what, Throwable cause) {
        return new IllegalStateException(name + " " + what + "; see " + log, cause);
    }
}
