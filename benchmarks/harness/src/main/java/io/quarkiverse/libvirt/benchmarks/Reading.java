package io.quarkiverse.libvirt.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What the kernel tells of a process at one moment.
 *
 * @param cpuNanos user and system time of the whole process
 * @param rssKib resident memory
 */
public record Reading(long cpuNanos, long rssKib, List<ThreadReading> threads) {

    /**
     * What the kernel tells of a thread.
     *
     * @param name the first 15 characters
     * @param switches context switches, voluntary and involuntary
     */
    public record ThreadReading(long tid, String name, long cpuNanos, long switches) {

        private long since(Reading earlier, ToLongFunction<ThreadReading> value) {
            return value.applyAsLong(this) - earlier.threads.stream().filter(same -> same.tid == tid).mapToLong(value)
                    .findFirst().orElse(0);
        }
    }

    static Reading of(long pid) throws IOException {
        List<ThreadReading> threads = new ArrayList<>();
        Path process = Path.of("/proc", Long.toString(pid));
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(process.resolve("task"))) {
            for (Path task : tasks) {
                try {
                    threads.add(thread(task));
                } catch (NoSuchFileException e) {
                    // It has just ended.
                }
            }
        }
        return new Reading(CpuClock.nanos(pid), number(status(process), "VmRSS:"), threads);
    }

    /** Those since an earlier reading. Of a thread that has ended meanwhile nothing is known any more. */
    long switchesSince(Reading earlier) {
        return threads.stream().mapToLong(thread -> thread.since(earlier, ThreadReading::switches)).sum();
    }

    /** The threads whose names begin so, by what each has used since an earlier reading, the busiest last. */
    long[] cpuSince(Reading earlier, String prefix) {
        return threads.stream().filter(thread -> thread.name.startsWith(prefix))
                .mapToLong(thread -> thread.since(earlier, ThreadReading::cpuNanos)).sorted().toArray();
    }

    private static ThreadReading thread(Path task) throws IOException {
        List<String> status = status(task);
        // Not every kernel keeps it.
        Path schedule = task.resolve("schedstat");
        long cpu = Files.exists(schedule) ? Long.parseLong(Files.readString(schedule).split(" ")[0]) : 0;
        return new ThreadReading(Long.parseLong(task.getFileName().toString()),
                Files.readString(task.resolve("comm")).strip(), cpu,
                number(status, "voluntary_ctxt_switches:") + number(status, "nonvoluntary_ctxt_switches:"));
    }

    private static List<String> status(Path folder) throws IOException {
        // A thread's name may be cut within a character.
        return Files.readAllLines(folder.resolve("status"), StandardCharsets.ISO_8859_1);
    }

    private static long number(List<String> status, String name) {
        return status.stream().filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.substring(name.length()).strip().split(" ")[0]))
                .findFirst().orElse(0);
    }
}
