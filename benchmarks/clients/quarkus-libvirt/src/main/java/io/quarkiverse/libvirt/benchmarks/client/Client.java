package io.quarkiverse.libvirt.benchmarks.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Opens the connections and answers commands, as the clients' README says. It has two more commands: {@code allocated},
 * answered
 * with the bytes that all its threads have allocated on the heap, and {@code heap}, with those that are used after a
 * collection.
 */
@QuarkusMain
public class Client implements QuarkusApplication {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final LibvirtConnections connections;
    private final Samples samples;

    Client(LibvirtConnections connections, Samples samples) {
        this.connections = connections;
        this.samples = samples;
    }

    @Override
    public int run(String... arguments) throws IOException {
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            for (int n = 0; n < Integer.parseInt(arguments[i + 1]); n++) {
                connections.open("host" + i / 2 + "-" + n, arguments[i]);
            }
        }
        for (LibvirtConnection connection : connections.all()) {
            connection.whenOpen().await().atMost(LIMIT);
        }
        System.out.println("READY");
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            System.out.println(answer(line));
        }
        return 0;
    }

    private String answer(String line) throws IOException {
        switch (line) {
            case "count" -> {
                return "COUNT " + samples.count();
            }
            case "clear" -> {
                samples.clear();
                return "CLEARED";
            }
            case "allocated" -> {
                return "ALLOCATED " + allocated();
            }
            case "heap" -> {
                return "HEAP " + heap();
            }
            default -> {
                return "SAVED " + samples.save(Path.of(line.substring("save ".length())));
            }
        }
    }

    private static long heap() {
        // The first one only finds out what has to be cleaned up.
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long allocated() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }
}
