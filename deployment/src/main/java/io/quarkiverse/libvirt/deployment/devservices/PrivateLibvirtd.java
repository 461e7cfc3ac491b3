package io.quarkiverse.libvirt.deployment.devservices;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * A libvirtd with everything of its own: socket, configuration, guests. It ends with the application's JVM, however that
 * ends.
 */
final class PrivateLibvirtd {

    /**
     * Not the JVM's temporary directory: the paths of the sockets, those of QEMU's monitors included, have to stay under 108
     * bytes, and the daemon's user has to get at them.
     */
    private static final Path PARENT = Path.of("/tmp");
    private static final Duration END_LIMIT = Duration.ofSeconds(15);
    private static final long POLL_MILLIS = 20;
    private static final int LOG_TAIL_LINES = 20;

    /** Below the ports that Linux gives to those who ask for any. */
    private static final int FIRST_DISPLAY_PORT = 6000;
    private static final int LAST_DISPLAY_PORT = 32000;
    private static final int DISPLAY_PORTS = 100;

    private static final String PACKAGES = "Debian and Ubuntu: apt install libvirt-daemon; Fedora and RHEL: dnf install"
            + " libvirt-daemon; openSUSE: zypper install libvirt-daemon; Arch: pacman -S libvirt";

    private final Path program;
    private final NodeDescription node;
    private final boolean qemu;
    private final Duration startLimit;
    private Path directory;
    private Process supervisor;

    /**
     * Not started yet.
     *
     * @param qemu whether QEMU is behind it, else the test driver
     * @param node what its host has, for the test driver; null for the default
     */
    PrivateLibvirtd(Programs programs, boolean qemu, NodeDescription node, Duration startLimit) {
        program = check(programs);
        this.qemu = qemu;
        this.node = node;
        this.startLimit = startLimit;
    }

    /**
     * The program.
     *
     * @throws ConfigurationException when there is none
     */
    static Path check(Programs programs) {
        return programs.find("libvirtd").orElseThrow(() -> new ConfigurationException(
                "quarkus.libvirt.devservices.mode is daemon, but there is no libvirtd on this machine. Install it ("
                        + PACKAGES + "), or set quarkus.libvirt.devservices.mode=in-process, which needs no daemon"));
    }

    /** Starts it, and returns when it accepts connections. */
    void start() {
        try {
            DaemonUser user = DaemonUser.ofThisProcess();
            directory = createDirectory();
            write(user);
            supervise(user);
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
        awaitSocket();
    }

    /** The URI of its host. */
    String uri() {
        String host = qemu ? "qemu+unix:///session"
                : "test+unix://" + (node == null ? "/default" : directory.resolve("node.xml").toString());
        return host + "?socket=" + socket();
    }

    boolean isAlive() {
        return supervisor.isAlive() && !Files.exists(directory.resolve("ended"));
    }

    /** Ends it with its guests, and removes what it has written. */
    void close() {
        if (supervisor == null) {
            return;
        }
        try {
            // It waits for this.
            supervisor.getOutputStream().close();
            if (!supervisor.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                supervisor.descendants().forEach(ProcessHandle::destroyForcibly);
                supervisor.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path socket() {
        return directory.resolve("r/libvirt/libvirt-sock");
    }

    private static Path createDirectory() throws IOException {
        while (true) {
            int random = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
            try {
                return Files.createDirectory(PARENT.resolve("qd" + Integer.toString(random, Character.MAX_RADIX)),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } catch (FileAlreadyExistsException e) {
                // Somebody else's: try another name.
            }
        }
    }

    private void write(DaemonUser user) throws IOException {
        for (String name : List.of("r", "c", "c/libvirt", "cache", "data")) {
            user.give(Files.createDirectory(directory.resolve(name)));
        }
        // A daemon refuses guests of what it takes for its own host, by default every daemon of this machine.
        user.give(Files.writeString(directory.resolve("libvirtd.conf"), """
                auth_unix_rw = "none"
                auth_unix_ro = "none"
                max_anonymous_clients = 1000
                max_clients = 1000
                host_uuid = "%s"
                log_level = 3
                log_outputs = "3:file:%s"
                """.formatted(UUID.randomUUID(), directory.resolve("log"))));
        int firstDisplay = ThreadLocalRandom.current().nextInt(FIRST_DISPLAY_PORT, LAST_DISPLAY_PORT);
        // Without the handler, a virtlogd of its own would be started beside the daemon, and outlive it. The ports of VNC are
        // the only thing that all daemons of a machine share: of two that look for a free one at once, one fails.
        user.give(Files.writeString(directory.resolve("c/libvirt/qemu.conf"), """
                stdio_handler = "file"
                remote_display_port_min = %d
                remote_display_port_max = %d
                """.formatted(firstDisplay, firstDisplay + DISPLAY_PORTS - 1)));
        if (node != null) {
            user.give(Files.copy(node.file(), directory.resolve("node.xml")));
        }
        user.give(directory);
    }

    private void supervise(DaemonUser user) throws IOException {
        List<String> command = new ArrayList<>(user.commandPrefix());
        command.addAll(List.of("/bin/sh", "-c", script(), "supervisor", directory.toString(), program.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(PARENT.toFile()).redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile());
        Map<String, String> environment = builder.environment();
        // Nothing of the developer's session may leak in: LIBVIRT_DEBUG, proxies, another daemon's address.
        environment.clear();
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("LC_ALL", "C");
        environment.put("HOME", directory.toString());
        environment.put("XDG_RUNTIME_DIR", directory.resolve("r").toString());
        environment.put("XDG_CONFIG_HOME", directory.resolve("c").toString());
        environment.put("XDG_CACHE_HOME", directory.resolve("cache").toString());
        environment.put("XDG_DATA_HOME", directory.resolve("data").toString());
        supervisor = builder.start();
    }

    private static String script() throws IOException {
        try (InputStream in = PrivateLibvirtd.class.getResourceAsStream("supervisor.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void awaitSocket() {
        long deadline = System.nanoTime() + startLimit.toNanos();
        while (!accepts()) {
            if (!isAlive()) {
                throw failure("has ended");
            }
            if (System.nanoTime() - deadline >= 0) {
                throw failure("does not listen on " + socket() + " after " + startLimit.toSeconds()
                        + " s (quarkus.devservices.timeout)");
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failure("was not waited for");
            }
        }
    }

    private boolean accepts() {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket()));
        } catch (IOException notYet) {
            return false;
        }
    }

    private IllegalStateException failure(String what) {
        IllegalStateException failure = new IllegalStateException("Dev Services for libvirt: " + program + " " + what
                + ". The end of its log:\n" + tail("log") + tail("out"));
        close();
        return failure;
    }

    private String tail(String name) {
        try (Stream<String> lines = Files.lines(directory.resolve(name), StandardCharsets.ISO_8859_1)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - LOG_TAIL_LINES), all.size())) + "\n";
        } catch (IOException | UncheckedIOException e) {
            return "(no " + name + ")\n";
        }
    }
}
