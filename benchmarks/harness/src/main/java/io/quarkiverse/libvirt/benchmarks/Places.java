package io.quarkiverse.libvirt.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the programs are that are measured, and how each is started.
 *
 * @param root the repository
 * @param java runs the clients that are Java
 * @param java25 runs ours once more
 */
record Places(Path root, Path java, Optional<Path> java25) {

    private Path benchmarks() {
        return root.resolve("benchmarks");
    }

    /** What {@code ./bench} has compiled, and where results go. */
    Path target() {
        return benchmarks().resolve("target");
    }

    Path emitter() {
        return target().resolve("emitter");
    }

    Path report() {
        return target().resolve("report");
    }

    Path log(String name) {
        return target().resolve("logs").resolve(name + ".log");
    }

    /** Where a client saves its samples. */
    Path samples(String name) {
        return target().resolve(name + ".samples");
    }

    /** The Quarkus application. */
    Path application() {
        return benchmarks().resolve("clients/quarkus-libvirt/target/quarkus-app");
    }

    private Path libvirtJava() {
        return benchmarks().resolve("clients/libvirt-java/target");
    }

    /** Whether it is here: GLib's loop and a JDK 25 are optional. */
    boolean has(ClientKind kind) {
        return switch (kind) {
            case GLIB -> target().resolve("client-glib").toFile().canExecute();
            case OURS_25 -> java25.isPresent();
            default -> true;
        };
    }

    /** @param jvmOptions for the clients that are Java */
    List<String> command(ClientKind kind, List<String> jvmOptions) {
        Path clients = benchmarks().resolve("clients");
        return switch (kind) {
            case C, GLIB -> List.of(target().resolve("client-" + kind.id()).toString());
            // Debian's own, for which its packages are: another one may be first on the PATH.
            case LIBVIRTAIO -> List.of("/usr/bin/python3", clients.resolve("libvirtaio/client.py").toString());
            case SYS_VIRT -> List.of("/usr/bin/perl", clients.resolve("sys-virt/client.pl").toString());
            case LIBVIRT_JAVA -> java(java, jvmOptions, "-cp", libvirtJava() + "/*:" + libvirtJava().resolve("lib") + "/*",
                    "io.quarkiverse.libvirt.benchmarks.libvirtjava.Client");
            case OURS -> java(java, jvmOptions, "-jar", application().resolve("quarkus-run.jar").toString());
            case OURS_25 -> java(java25.orElseThrow(), jvmOptions, "-jar", application().resolve("quarkus-run.jar").toString());
        };
    }

    /** The program that runs JMH on the Java of a client. */
    List<String> microbenchmarks(ClientKind kind, Path results, Sizes sizes) {
        Path module = benchmarks().resolve("microbenchmarks/target");
        // JMH's lock is a file for all users of the machine, of whom the first one owns it.
        return java(kind == ClientKind.OURS_25 ? java25.orElseThrow() : java, List.of("-Djmh.ignoreLock=true"), "-cp",
                module.resolve("classes") + ":" + module.resolve("lib") + "/*",
                "io.quarkiverse.libvirt.benchmarks.micro.Microbenchmarks", results.toString(),
                Integer.toString(sizes.stepForks()), Integer.toString(sizes.stepIterations()),
                Integer.toString(sizes.stepMillis()));
    }

    private static List<String> java(Path java, List<String> options, String... program) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(options);
        command.addAll(List.of(program));
        return command;
    }
}
