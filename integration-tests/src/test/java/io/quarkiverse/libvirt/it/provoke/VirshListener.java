package io.quarkiverse.libvirt.it.provoke;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Listens by {@code virsh event} and its like, of which each process knows the events of one class only. */
final class VirshListener implements Reports, AutoCloseable {

    /** An end for processes that a killed JVM leaves. */
    private static final String LIMIT_SECONDS = "600";

    /** A domain's name is quoted; the colon is missing where a disk follows. */
    private static final Pattern LINE = Pattern.compile("event '(?<event>[^']+)' for"
            + " (?:domain|network|storage pool|node device|secret) '?(?<subject>[^':\\s]+)'?:?\\s*(?<what>.*)");

    private final List<Process> processes = new ArrayList<>();
    private final List<Report> reports = new CopyOnWriteArrayList<>();

    /** Begins to listen; what happens in the next moments may be missed. */
    VirshListener listen(String uri, String... command) {
        try {
            List<String> words = new ArrayList<>(List.of(command));
            words.addAll(List.of("--loop", "--timeout", LIMIT_SECONDS));
            Process process = new Virsh(uri).begin(words.toArray(String[]::new));
            processes.add(process);
            Thread reader = new Thread(() -> read(process), "virsh " + command[0]);
            reader.setDaemon(true);
            reader.start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets something happen again and again until it is reported: virsh does not tell when it listens. */
    void awaitListening(Runnable probe, BooleanSupplier reported) {
        // What the test driver's host has been told may be forgotten until the listener is connected.
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).ignoreException(IllegalStateException.class).until(() -> {
            probe.run();
            return reported.getAsBoolean();
        });
    }

    @Override
    public List<String> of(String subject) {
        return reports.stream().filter(report -> report.subject.equals(subject))
                .map(report -> (report.event + ": " + report.what).strip()).collect(Collectors.toList());
    }

    @Override
    public void close() throws InterruptedException {
        processes.forEach(Process::destroy);
        for (Process process : processes) {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private void read(Process process) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read(line);
            }
        } catch (IOException ended) {
            // Closed.
        }
    }

    private synchronized void read(String line) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
            reports.add(new Report(matcher.group("event"), matcher.group("subject"), matcher.group("what")));
        } else if (line.startsWith("\t")) {
            // A parameter of the one before.
            Report last = reports.get(reports.size() - 1);
            reports.set(reports.size() - 1,
                    new Report(last.event, last.subject, (last.what + " " + line.strip()).strip()));
        } else if (!line.isBlank()) {
            reports.add(new Report("?", "?", line));
        }
    }

    private record Report(String event, String subject, String what) {
    }
}
