package io.quarkiverse.libvirt.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What it was measured on. Every value is text for readers. */
record Machine(Map<String, String> description) {

    private static final long KIB_PER_GIB = 1024 * 1024;
    private static final String UNKNOWN = "unknown";

    static Machine describe(Options options) throws IOException {
        Places places = options.places();
        Map<String, String> found = new LinkedHashMap<>();
        String cpu = read("/proc/cpuinfo");
        found.put("CPU",
                match(cpu, "model name\\s*: (.*)") + (cpu.matches("(?s).*flags\\s*:[^\n]* hypervisor.*") ? ", virtual" : ""));
        found.put("Cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        String memory = match(read("/proc/meminfo"), "MemTotal:\\s*(\\d+)");
        found.put("Memory",
                memory.equals(UNKNOWN) ? memory : Math.round(Long.parseLong(memory) / (double) KIB_PER_GIB) + " GiB");
        found.put("System", match(read("/etc/os-release"), "PRETTY_NAME=\"?([^\"\n]*)") + ", Linux "
                + read("/proc/sys/kernel/osrelease").strip());
        found.put("libvirt",
                match(run("libvirtd", "--version") + run("/usr/sbin/libvirtd", "--version"), "(\\d+\\.\\d+\\.\\d+)"));
        found.put("Java", java(places.java()));
        places.java25().ifPresent(java25 -> found.put("Java 25", java(java25)));
        found.put("Python", match(run("/usr/bin/python3", "--version"), "(\\d+\\.\\S+)"));
        found.put("Perl", match(run("/usr/bin/perl", "--version"), "\\(v([0-9.]+)\\)"));
        found.put("Quarkus", library(places, "io.quarkus.quarkus-core-"));
        found.put("Vert.x", library(places, "io.vertx.vertx-core-"));
        found.put("Netty", library(places, "io.netty.netty-transport-"));
        found.put("JNA", library(places, "net.java.dev.jna.jna-"));
        found.put("libvirt-java", library(places, "org.libvirt.libvirt-"));
        found.put("Load average before", read("/proc/loadavg").replaceAll("^(\\S+ \\S+ \\S+).*\\s*$", "$1"));
        found.put("Date", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
        found.put("Sources", options.commit());
        return new Machine(found);
    }

    private static String java(Path java) {
        return String.join(", ", run(java.toString(), "-version").lines().limit(2).toList());
    }

    /** The version in the name of one of the application's libraries. */
    private static String library(Places places, String prefix) throws IOException {
        Path libraries = places.application().resolve("lib");
        if (!Files.isDirectory(libraries)) {
            return UNKNOWN;
        }
        try (Stream<Path> files = Files.walk(libraries)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && Character.isDigit(name.charAt(prefix.length())))
                    .map(name -> name.substring(prefix.length()).replaceAll("\\.jar$", ""))
                    .findFirst().orElse(UNKNOWN);
        }
    }

    private static String match(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1).strip() : UNKNOWN;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            return "";
        }
    }

    private static String run(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
