package io.quarkiverse.libvirt.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import io.quarkiverse.libvirt.standin.Domain;
import io.quarkiverse.libvirt.standin.EventClass;
import io.quarkiverse.libvirt.standin.EventMessage;
import io.quarkiverse.libvirt.standin.HostedDomain;
import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.StandInDaemon;

/**
 * A libvirt host that does what a test says. Its guests exist only by name, and the daemon in front of them is a stand-in; the
 * application talks to it with libvirt's own client library, as to a real one, and may start, suspend, resume and destroy its
 * guests.
 *
 * <pre>{@code
 * ScriptedDomain web = host.run("web");
 * web.crash();
 * host.die();
 * web.start();
 * host.comeBack().awaitConnected();
 * }</pre>
 *
 * Methods may be called from any thread. They return before the application has heard of what they do, except those whose names
 * begin with {@code await}: these wait up to 30 seconds, then they throw an {@link IllegalStateException}.
 */
public final class ScriptedHost implements AutoCloseable {

    /** The name of the connection that {@code quarkus.libvirt.uri} configures. */
    public static final String DEFAULT_NAME = "<default>";

    /** A socket's path has to be short. */
    private static final Path PARENT = Path.of("/tmp");
    /** {@code VIR_DOMAIN_EVENT_ID_LIFECYCLE}. */
    private static final int LIFECYCLE = 0;
    /** Greater than the number of any procedure that libvirt has. */
    private static final int PROCEDURES = 600;

    private final String name;
    private final Path folder;
    private StandInDaemon daemon;
    private boolean away;

    private ScriptedHost(String name, Path folder) {
        this.name = name;
        this.folder = folder;
        daemon = StandInDaemon.start(folder.resolve("s"));
    }

    /**
     * Starts one without a test resource, for a connection that the application opens by {@code LibvirtConnections.open} with
     * its {@link #uri()}. Close it after the test.
     *
     * @param name what messages call it; usually the connection's name
     */
    public static ScriptedHost start(String name) {
        try {
            return new ScriptedHost(Objects.requireNonNull(name, "name"), Files.createTempDirectory(PARENT, "qlt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of its connection. */
    public String name() {
        return name;
    }

    /** What to open it with. It stays the same when the host comes back. */
    public String uri() {
        return daemon().uri();
    }

    // Guests

    /** Defines a guest, which doesn't run yet. Event: DEFINED. */
    public synchronized ScriptedDomain define(String domain) {
        requireNew(domain);
        return of(daemon.host().defineDomain(domain));
    }

    /** Defines and starts a guest. Events: DEFINED and STARTED. */
    public synchronized ScriptedDomain run(String domain) {
        return define(domain).start();
    }

    /** Starts a guest that is gone once it stops. Event: STARTED. */
    public synchronized ScriptedDomain runTransient(String domain) {
        requireNew(domain);
        return of(daemon.host().createDomain(domain));
    }

    /** All guests, those too that the application has changed. */
    public List<ScriptedDomain> domains() {
        return daemon().host().domains().stream().map(each -> of(each.domain())).toList();
    }

    /** The guest of this name. */
    public Optional<ScriptedDomain> domain(String domain) {
        return domains().stream().filter(each -> each.name().equals(domain)).findFirst();
    }

    // The connection

    /** Its daemon dies: connections are gone at once, and new ones refused. Guests may go on. */
    public synchronized ScriptedHost die() {
        if (!away) {
            away = true;
            daemon.close();
        }
        return this;
    }

    /**
     * Its daemon is started again after {@link #die()}, with the guests as they are by now. What they did meanwhile is told to
     * nobody: the application finds it out.
     */
    public synchronized ScriptedHost comeBack() {
        if (away) {
            daemon = daemon.startAgain();
            away = false;
        }
        return this;
    }

    /** Cuts all connections; the daemon is there, and accepts new ones. */
    public ScriptedHost disconnect() {
        daemon().disconnectAll();
        return this;
    }

    /**
     * Stands still, with its connections open: nothing is answered or sent. The application notices after some keepalive
     * messages; by {@link WithScriptedHost} that takes about 4 seconds.
     */
    public ScriptedHost freeze() {
        daemon().freeze();
        return this;
    }

    /** Goes on after {@link #freeze()}. */
    public ScriptedHost thaw() {
        daemon().thaw();
        return this;
    }

    /** Answers no call any more, of connections that are there or that are opened. Keepalive and events go on. */
    public ScriptedHost hang() {
        everyProcedure().forEach(daemon()::hold);
        return this;
    }

    /** Answers calls again after {@link #hang()}, those first that have come meanwhile. */
    public ScriptedHost answerAgain() {
        everyProcedure().forEach(daemon()::answerNormally);
        return this;
    }

    /**
     * Waits until the application is connected, receives the lifecycle events of domains, and has asked which there are. What
     * happens from now on it is told as it happens.
     */
    public ScriptedHost awaitConnected() {
        StandInDaemon there = reachable();
        there.awaitSubscription(EventClass.DOMAIN, LIFECYCLE);
        there.awaitCalls(Procedures.CONNECT_LIST_ALL_DOMAINS, 1);
        return this;
    }

    /** Waits until nobody is connected. */
    public ScriptedHost awaitDisconnected() {
        daemon().awaitClients(0);
        return this;
    }

    // Any event

    /**
     * Sends an event, of a network or a device for instance, when the application has subscribed to it; waits for that. The
     * guests have {@link ScriptedDomain#emit}.
     *
     * @param event made by {@code NetworkEvents}, {@code StoragePoolEvents} … of {@code io.quarkiverse.libvirt.standin}
     */
    public ScriptedHost emit(EventMessage event) {
        StandInDaemon there = reachable();
        there.awaitSubscription(event.eventClass(), event.eventId());
        there.send(event);
        return this;
    }

    /**
     * The stand-in itself: it can refuse and delay calls, have networks and pools, and send garbage. {@link #comeBack()}
     * replaces it.
     */
    public synchronized StandInDaemon daemon() {
        return daemon;
    }

    /** Ends it. */
    @Override
    public synchronized void close() {
        die();
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "scripted host '" + name + "'";
    }

    Optional<HostedDomain> hosted(UUID uuid) {
        return daemon().host().domain(uuid);
    }

    private ScriptedDomain of(Domain domain) {
        return new ScriptedDomain(this, domain.name().toString(), domain.uuid());
    }

    private void requireNew(String domain) {
        if (domain(domain).isPresent()) {
            throw new IllegalArgumentException("The " + this + " has a domain '" + domain
                    + "' already. Test classes with the same hosts share them: choose another name, or remove() that one");
        }
    }

    private synchronized StandInDaemon reachable() {
        if (away) {
            throw new IllegalStateException("The " + this + " is away after die(): call comeBack() first");
        }
        return daemon;
    }

    private static IntStream everyProcedure() {
        return IntStream.rangeClosed(1, PROCEDURES);
    }
}
