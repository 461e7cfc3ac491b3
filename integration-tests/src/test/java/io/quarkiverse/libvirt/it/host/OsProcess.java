package io.quarkiverse.libvirt.it.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * One process of this machine, known by its pid, child of this JVM or not. It is told apart from a later process with the
 * same pid by its start time, so that a signal never reaches a stranger.
 */
final class OsProcess {

    private static final long POLL_MILLIS = 10;

    private final long pid;
    private final long startTime;

    private OsProcess(long pid, long startTime) {
        this.pid = pid;
        this.startTime = startTime;
    }

    /** The process that has this pid now, if there is one. */
    static Optional<OsProcess> of(long pid) {
        return Stat.read(pid).filter(Stat::running).map(stat -> new OsProcess(pid, stat.startTime()));
    }

    long pid() {
        return pid;
    }

    /** A zombie has ended: it only waits for a parent that may never ask, as process 1 of a plain container. */
    boolean isAlive() {
        return state().filter(Stat::running).isPresent();
    }

    /** The command line, its words separated by spaces; empty when the process has ended. */
    String commandLine() {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException ended) {
            return "";
        }
    }

    void terminate() {
        signal("TERM");
    }

    void kill() {
        signal("KILL");
    }

    /** Stops the process where it is, and returns when it stands still. */
    void freeze(Duration limit) {
        signal("STOP");
        if (!await(limit, Stat::stoppedOrEnded)) {
            throw new IllegalStateException("Process " + pid + " does not stop");
        }
    }

    void thaw() {
        signal("CONT");
    }

    /** Waits until the process has ended; false when it has not within the limit. */
    boolean awaitEnd(Duration limit) {
        return await(limit, stat -> !stat.running());
    }

    private boolean await(Duration limit, Predicate<Stat> condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<Stat> stat = state();
            if (stat.isEmpty() || condition.test(stat.get())) {
                return true;
            }
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private Optional<Stat> state() {
        return Stat.read(pid).filter(stat -> stat.startTime() == startTime);
    }

    /** By the shell's own kill: STOP and CONT are not in the JDK, and a small container has no kill program. */
    private void signal(String name) {
        if (!isAlive()) {
            return;
        }
        try {
            Process shell = new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", name, Long.toString(pid))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (!shell.waitFor(10, TimeUnit.SECONDS) || shell.exitValue() != 0 && isAlive()) {
                throw new IllegalStateException("Cannot send SIG" + name + " to process " + pid);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Cannot send SIG" + name + " to process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending SIG" + name + " to process " + pid, e);
        }
    }

    /** What is of use here in {@code /proc/PID/stat}. */
    private record Stat(char state, long startTime) {

        static Optional<Stat> read(long pid) {
            try {
                String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
                // The second field is the program's name in parentheses, which may contain spaces and parentheses.
                String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
                return Optional.of(new Stat(fields[0].charAt(0), Long.parseLong(fields[19])));
            } catch (IOException ended) {
                return Optional.empty();
            }
        }

        boolean running() {
            return state != 'Z' && state != 'X';
        }

        boolean stoppedOrEnded() {
            return state == 'T' || !running();
        }
    }
}
