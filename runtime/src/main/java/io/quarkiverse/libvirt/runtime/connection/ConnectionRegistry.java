package io.quarkiverse.libvirt.runtime.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.runtime.statistics.ConnectionStatistics;

/** The connections of an application by their names. */
public final class ConnectionRegistry implements LibvirtConnections {

    private final Map<String, ManagedConnection> connections = new ConcurrentSkipListMap<>();
    /** Those that code has closed, until they are. */
    private final Set<CompletableFuture<Void>> closing = ConcurrentHashMap.newKeySet();
    /** Makes a connection of a name and a URI; null before the start and after the end. */
    private volatile BiFunction<String, String, ManagedConnection> factory;
    private volatile Duration closeTimeout = Duration.ZERO;
    /** Guarded by this. */
    private final List<Watcher> watchers = new ArrayList<>();

    /** Who gets to know which connections there are. Never waits. */
    public interface Watcher {

        void added(ManagedConnection connection);

        /** There is none of its name now. */
        void removed(ManagedConnection connection);
    }

    /** Tells of those that there are, and of those that come and go from now on. */
    public synchronized void watch(Watcher watcher) {
        watchers.add(watcher);
        connections.values().forEach(watcher::added);
    }

    /** From now on connections can be opened. */
    public void start(BiFunction<String, String, ManagedConnection> factory, Duration closeTimeout) {
        this.closeTimeout = closeTimeout;
        this.factory = factory;
    }

    /** Adds a connection without opening it. */
    public synchronized void add(ManagedConnection connection) {
        connections.put(connection.name(), connection);
        watchers.forEach(each -> each.added(connection));
    }

    @Override
    public Optional<LibvirtConnection> find(String name) {
        return Optional.ofNullable(connections.get(name));
    }

    @Override
    public ManagedConnection get(String name) {
        ManagedConnection connection = connections.get(name);
        if (connection == null) {
            throw new IllegalArgumentException("There is no libvirt connection '" + name + "': set "
                    + ConnectionSettings.property(name, "uri") + ", or open it by LibvirtConnections.open. "
                    + (connections.isEmpty() ? "There is none at all now"
                            : "There are " + connections.keySet().stream().collect(Collectors.joining("', '", "'", "'"))));
        }
        return connection;
    }

    @Override
    public Collection<LibvirtConnection> all() {
        return List.copyOf(connections.values());
    }

    /** {@link #all} as we know them. */
    public Collection<ManagedConnection> managed() {
        return List.copyOf(connections.values());
    }

    /** What each has done and does, ordered by name; waits for nothing. */
    public List<ConnectionStatistics> statistics() {
        return connections.values().stream().map(ManagedConnection::statistics).toList();
    }

    @Override
    public synchronized LibvirtConnection open(String name, String uri) {
        if (factory == null) {
            throw new IllegalStateException("No libvirt connection can be opened before the application has started, or when it"
                    + " ends");
        }
        if (connections.containsKey(name)) {
            throw new IllegalArgumentException("There is a libvirt connection '" + name + "' already, to "
                    + connections.get(name).uri() + ": close it first, or choose another name");
        }
        ManagedConnection connection = factory.apply(name, uri);
        add(connection);
        connection.open();
        return connection;
    }

    /**
     * Adds a connection and begins to open it.
     *
     * @throws IllegalStateException when the application ends
     */
    public synchronized void open(ManagedConnection connection) {
        if (factory == null) {
            throw new IllegalStateException("No libvirt connection can be opened when the application ends");
        }
        add(connection);
        connection.open();
    }

    @Override
    public void close(String name) {
        release(name, closeTimeout.dividedBy(2));
    }

    /**
     * Closes a connection for good, and forgets it.
     *
     * @param patience how long libvirt may take for it before the connection is cut
     * @return done when it is closed; empty if there is none of this name
     */
    public Optional<CompletableFuture<Void>> release(String name, Duration patience) {
        ManagedConnection connection = remove(name);
        if (connection == null) {
            return Optional.empty();
        }
        CompletableFuture<Void> done = connection.close(patience);
        closing.add(done);
        done.whenComplete((nothing, failure) -> closing.remove(done));
        return Optional.of(done);
    }

    private synchronized ManagedConnection remove(String name) {
        ManagedConnection connection = connections.remove(name);
        if (connection != null) {
            watchers.forEach(each -> each.removed(connection));
        }
        return connection;
    }

    /** Closes all, at the same time; none can be opened any more. */
    public CompletableFuture<Void> end(Duration patience) {
        synchronized (this) {
            factory = null;
        }
        return CompletableFuture.allOf(Stream.concat(connections.values().stream().map(each -> each.close(patience)),
                closing.stream()).toArray(CompletableFuture[]::new));
    }
}
