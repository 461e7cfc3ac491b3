package io.quarkiverse.libvirt.bindings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.registration.EventLoopRegistration;
import io.quarkiverse.libvirt.standin.StandInDaemon;

/** A stand-in for libvirt's daemon, and connections to it on a loop that needs neither Vert.x nor Quarkus. */
final class BareHost implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final EventImpl LOOP = EventLoopRegistration.fallback();

    static {
        EventLoopRegistration.register(LOOP);
        EventLoopRegistration.unregister(LOOP);
    }

    final StandInDaemon daemon = StandInDaemon.start();
    private final List<HostConnection> connections = new ArrayList<>();

    HostOpening opening() {
        return opening(daemon.uri());
    }

    static HostOpening opening(String uri) {
        return opening(HostAccess.to(uri));
    }

    static HostOpening opening(HostAccess access) {
        return HostConnection.opening(access, LOOP, reason -> {
        });
    }

    /** Closed at the end. */
    HostConnection open() throws LibvirtException {
        HostConnection connection = opening().open();
        connections.add(connection);
        return connection;
    }

    /** Something that may hang, on a thread of its own. */
    static <T> FutureTask<T> start(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(future, "may hang");
        thread.setDaemon(true);
        thread.start();
        return future;
    }

    /** How many files and sockets this process has open. */
    static long descriptors() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // So that nothing here depends on what is tested.
        daemon.close();
        connections.forEach(HostConnection::sever);
        connections.forEach(connection -> connection.close(Duration.ofSeconds(5)));
    }
}
