package io.quarkiverse.libvirt.it.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * A libvirtd of its own: own sockets, own configuration, own guests, nothing shared with the machine's libvirt or with
 * another instance. It always runs as an ordinary user, since as root it would be the machine's one system daemon.
 */
public final class PrivateDaemon implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration END_LIMIT = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 20;
    private static final int LOG_TAIL_LINES = 30;

    /**
     * Not the JVM's temporary directory: the paths of the sockets, those of QEMU's monitors and channels included, have to
     * stay under 108 bytes, and the daemon's user has to get at them.
     */
    private static final Path PARENT = Path.of("/tmp");

    /** Below the ports that Linux gives to those who ask for any. */
    private static final int FIRST_DISPLAY_PORT = 6000;
    private static final int LAST_DISPLAY_PORT = 32000;
    private static final int DISPLAY_PORTS = 100;

    private static final String PACKAGES = "libvirt-daemon libvirt-daemon-driver-qemu libvirt-clients"
            + " qemu-system-x86 seabios ipxe-qemu";

    private final Path directory;
    private final Optional<Unprivileged> user = Unprivileged.neededHere();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> moreEnvironment = new LinkedHashMap<>();
    private final Path binary = findBinary();
    private final Thread closer = new Thread(this::end, "close private libvirtd");
    /** Every QEMU seen: a daemon that starts again forgets, and removes the pid file of, what it cannot reconnect to. */
    private final Map<Long, OsProcess> guests = new LinkedHashMap<>();
    private Process launcher;
    private OsProcess daemon;
    private int nodeFiles;

    /** Makes a daemon other than it is here by default. */
    @FunctionalInterface
    public interface Preparation {

        /**
         * Called before the start.
         *
         * @param directory files in it are for the daemon to read
         * @param settings lines of its configuration, values as they stand there
         * @param environment its variables
         */
        void prepare(Path directory, Map<String, String> settings, Map<String, String> environment) throws IOException;
    }

    /** Starts the daemon, and returns when it accepts connections. */
    public PrivateDaemon() {
        this((directory, settings, environment) -> {
        });
    }

    /** Starts the daemon as prepared, and returns when it accepts connections. */
    public PrivateDaemon(Preparation preparation) {
        directory = createDirectory();
        // For a test run that is ended from outside; close() takes it back.
        Runtime.getRuntime().addShutdownHook(closer);
        try {
            defaults();
            preparation.prepare(directory, settings, moreEnvironment);
            writeConfiguration();
            start();
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The test driver's default host. All connections with this URI share that one host. */
    public String testUri() {
        return uri("test", "/default");
    }

    /** A host of the test driver for each connection, as the file describes it. The file is copied now. */
    public synchronized String testUri(Path nodeXml) {
        try {
            Path copy = directory.resolve("node" + ++nodeFiles + ".xml");
            Files.copy(nodeXml, copy);
            give(copy);
            return uri("test", copy.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The QEMU driver, with real guests. */
    public String qemuSessionUri() {
        return uri("qemu", "/session");
    }

    public Path socket() {
        return runtimeDirectory().resolve("libvirt/libvirt-sock");
    }

    /** Where the daemon and its guests may read and write; it is gone after {@link #close()}. */
    public Path directory() {
        return directory;
    }

    public Path log() {
        return directory.resolve("log");
    }

    public synchronized long pid() {
        return daemon.pid();
    }

    /** Ends the daemon as a crash does (SIGKILL). Its guests live on, and its socket stays as a dead file. */
    public synchronized void kill() {
        recordGuests();
        daemon.kill();
        if (!daemon.awaitEnd(END_LIMIT)) {
            throw new IllegalStateException("libvirtd " + daemon.pid() + " survives SIGKILL");
        }
    }

    /** The daemon stands still from now on (SIGSTOP), with its connections open. */
    public synchronized void freeze() {
        daemon.freeze(END_LIMIT);
    }

    /** Lets a frozen daemon go on. */
    public synchronized void thaw() {
        daemon.thaw();
    }

    /** Starts the daemon again on the same socket, after ending it properly if it still runs. It finds its guests again. */
    public synchronized void restart() {
        recordGuests();
        stop();
        try {
            start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts the connections of these clients, as an administrator may ({@code virt-admin client-disconnect}). */
    public void disconnect(Iterable<String> clients) {
        clients.forEach(client -> admin("client-disconnect", "libvirtd", client));
    }

    /** The numbers of the clients that are connected now, in the order in which they came. */
    public List<String> clients() {
        return admin("srv-clients-list", "libvirtd").lines().map(line -> line.strip().split("\\s+")[0])
                .filter(word -> word.matches("\\d+")).toList();
    }

    private String admin(String... words) {
        List<String> command = new ArrayList<>();
        // It lets in nobody but its own user.
        user.ifPresent(unprivileged -> command.addAll(unprivileged.commandPrefix()));
        command.addAll(List.of("virt-admin", "--connect", "libvirtd:///session"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("LC_ALL", "C");
        environment.put("XDG_RUNTIME_DIR", runtimeDirectory().toString());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " fails: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted in " + String.join(" ", command), e);
        }
    }

    /** Ends the daemon and its guests, and removes the directory. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(closer);
        } catch (IllegalStateException e) {
            // The JVM is going down already, and the hook finds nothing left to do.
        }
    }

    /** Hands a file over to the user that the daemon and its guests run as. */
    public void give(Path file) throws IOException {
        if (user.isPresent()) {
            user.get().give(file);
        }
    }

    /** Where the QEMU driver keeps the pid of a running guest. */
    Path pidFile(String guest) {
        return guestDirectory().resolve(guest + ".pid");
    }

    private Path guestDirectory() {
        return runtimeDirectory().resolve("libvirt/qemu/run");
    }

    private Path runtimeDirectory() {
        return directory.resolve("r");
    }

    private String uri(String driver, String path) {
        return driver + "+unix://" + path + "?socket=" + socket();
    }

    private Path createDirectory() {
        while (true) {
            int random = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
            Path candidate = PARENT.resolve("ql" + Integer.toString(random, Character.MAX_RADIX));
            try {
                return Files.createDirectory(candidate,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } catch (FileAlreadyExistsException e) {
                // Somebody else's: try another name.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void defaults() {
        settings.put("auth_unix_rw", "\"none\"");
        settings.put("auth_unix_ro", "\"none\"");
        // The defaults let 20 clients in at once, and run 5 calls of a client at once.
        settings.put("max_clients", "20000");
        settings.put("max_anonymous_clients", "20000");
        settings.put("max_queued_clients", "5000");
        settings.put("max_workers", "40");
        settings.put("max_client_requests", "100");
        settings.put("admin_max_clients", "100");
        settings.put("admin_max_queued_clients", "100");
        // A daemon refuses guests of what it takes for its own host, by default every daemon of this machine.
        settings.put("host_uuid", "\"" + UUID.randomUUID() + "\"");
        settings.put("log_level", "3");
        settings.put("log_outputs", "\"3:file:" + log() + "\"");
    }

    private void writeConfiguration() throws IOException {
        for (String name : List.of("r", "c", "c/libvirt", "cache", "data")) {
            give(Files.createDirectory(directory.resolve(name)));
        }
        StringBuilder lines = new StringBuilder();
        settings.forEach((name, value) -> lines.append(name).append(" = ").append(value).append('\n'));
        give(Files.writeString(configuration(), lines));
        int firstDisplay = ThreadLocalRandom.current().nextInt(FIRST_DISPLAY_PORT, LAST_DISPLAY_PORT);
        // Without the handler, a virtlogd of its own would be started beside the daemon, and outlive it. The ports of VNC are
        // the only thing that all daemons of a machine share: of two that look for a free one at once, one fails.
        give(Files.writeString(directory.resolve("c/libvirt/qemu.conf"), """
                stdio_handler = "file"
                remote_display_port_min = %d
                remote_display_port_max = %d
                """.formatted(firstDisplay, firstDisplay + DISPLAY_PORTS - 1)));
        give(directory);
    }

    private Path pidFile() {
        return directory.resolve("pid");
    }

    private Path configuration() {
        return directory.resolve("libvirtd.conf");
    }

    private void start() throws IOException {
        List<String> command = new ArrayList<>();
        user.ifPresent(unprivileged -> command.addAll(unprivileged.commandPrefix()));
        command.addAll(OrphanReaper.commandPrefix());
        command.addAll(List.of(binary.toString(), "-f", configuration().toString(), "-p", pidFile().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("out").toFile()));
        Map<String, String> environment = builder.environment();
        // Nothing of the developer's session may leak in: LIBVIRT_DEBUG, proxies, another daemon's address.
        environment.clear();
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("LC_ALL", "C");
        environment.put("HOME", directory.toString());
        environment.put("XDG_RUNTIME_DIR", runtimeDirectory().toString());
        environment.put("XDG_CONFIG_HOME", directory.resolve("c").toString());
        environment.put("XDG_CACHE_HOME", directory.resolve("cache").toString());
        environment.put("XDG_DATA_HOME", directory.resolve("data").toString());
        environment.putAll(moreEnvironment);
        daemon = null;
        // A daemon that was killed leaves its pid file.
        Files.deleteIfExists(pidFile());
        launcher = builder.start();
        awaitSocket();
        daemon = OsProcess.of(Long.parseLong(Files.readString(pidFile()).trim())).orElseThrow(() -> failure("has ended"));
    }

    /** Waits for somebody who listens: the file alone may be left from a daemon that was killed. */
    private void awaitSocket() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!accepts()) {
            // The launcher is libvirtd itself, or the reaper that lives at least as long.
            if (!launcher.isAlive()) {
                throw failure("has ended with status " + launcher.exitValue());
            }
            if (System.nanoTime() - deadline >= 0) {
                throw failure("does not listen on " + socket() + " after " + START_LIMIT.toSeconds() + " s");
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failure("was interrupted while starting");
            }
        }
    }

    private boolean accepts() {
        // The socket of a daemon that was killed accepts until the last of its threads has ended.
        if (pidFile().toFile().length() == 0) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket()));
        } catch (IOException notYet) {
            return false;
        }
    }

    private IllegalStateException failure(String what) {
        return new IllegalStateException("libvirtd (" + binary + ") " + what + ". The end of its log:\n"
                + tail(log()) + tail(directory.resolve("out")));
    }

    private static String tail(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size())) + "\n";
        } catch (IOException e) {
            return "(no " + file.getFileName() + ")\n";
        }
    }

    private static Path findBinary() {
        // An ordinary user has the sbin folders not always in the PATH.
        return Stream.concat(Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
                Stream.of("/usr/local/sbin", "/usr/sbin", "/sbin"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "libvirtd"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no libvirtd on this machine."
                        + " On Debian or Ubuntu: apt-get install --no-install-recommends " + PACKAGES));
    }

    private synchronized void end() {
        recordGuests();
        stop();
        // Once more: a guest may have been started meanwhile.
        recordGuests();
        guests.values().forEach(OsProcess::kill);
        guests.values().forEach(guest -> guest.awaitEnd(END_LIMIT));
        guests.clear();
        deleteDirectory();
    }

    private void stop() {
        if (daemon == null) {
            // It has not come up to listening. With no guest yet, there is nothing of it but the launcher's family.
            if (launcher != null) {
                launcher.descendants().forEach(ProcessHandle::destroyForcibly);
                launcher.destroyForcibly();
            }
            return;
        }
        // In this order, so that a frozen daemon sees it too.
        daemon.terminate();
        daemon.thaw();
        if (!daemon.awaitEnd(END_LIMIT)) {
            daemon.kill();
            daemon.awaitEnd(END_LIMIT);
        }
    }

    private void recordGuests() {
        recordGuests(guestDirectory());
        // The QEMUs that libvirtd asks what they can do, before the first guest: a daemon killed meanwhile leaves them.
        Path probes = directory.resolve("c/libvirt/qemu/lib");
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(probes, "qmp-*")) {
            folders.forEach(folder -> recordGuests(folder));
        } catch (NoSuchFileException e) {
            // No QEMU driver.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void recordGuests(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pid")) {
            files.forEach(this::recordGuest);
        } catch (NoSuchFileException e) {
            // Not there yet, or just gone.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void recordGuest(Path pidFile) {
        try {
            long pid = Long.parseLong(Files.readString(pidFile).trim());
            // A QEMU of ours names files of this directory on its command line. The daemon itself, whose pid is in
            // driver.pid, does so too.
            OsProcess.of(pid)
                    .filter(process -> daemon == null || process.pid() != daemon.pid())
                    .filter(process -> process.commandLine().contains(directory + "/"))
                    .ifPresent(process -> guests.put(pid, process));
        } catch (IOException | NumberFormatException e) {
            // It ended just now, and its file with it.
        }
    }

    private void deleteDirectory() {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException error) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            // Closed twice.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
