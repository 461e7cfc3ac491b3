package io.quarkiverse.libvirt.dev;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.inventory.DomainStatus;
import io.quarkiverse.libvirt.runtime.connection.ConnectionRegistry;
import io.quarkiverse.libvirt.runtime.connection.ManagedConnection;
import io.quarkiverse.libvirt.runtime.statistics.ConnectionStatistics;
import io.quarkiverse.libvirt.runtime.statistics.LoopStatistics;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.annotations.JsonRpcDescription;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** What the pages of the Dev UI ask and do. Nothing of it waits for a host. */
@ApplicationScoped
public class LibvirtJsonRpcService {

    private static final Duration BEAT = Duration.ofSeconds(1);
    /** What comes within this time goes to the browser in one message. */
    private static final Duration BATCH = Duration.ofMillis(100);
    private static final int BATCH_SIZE = 200;
    private static final String BY_DEV_UI = "the Dev UI has asked for it";

    private final DaemonVersions versions = new DaemonVersions();
    private volatile boolean ended;

    @PreDestroy
    void end() {
        ended = true;
    }

    @NonBlocking
    @JsonRpcDescription("The connections of this application to libvirt hosts: state, why one was lost, queue, calls")
    public List<ConnectionRow> getConnections() {
        return connections().managed().stream()
                .map(each -> ConnectionRow.of(each.statistics(), versions.of(each))).toList();
    }

    @NonBlocking
    @JsonRpcDescription("Opens a connection that isn't open, at once")
    public Outcome connect(@JsonRpcDescription("The connection's name") String name) {
        connections().get(name).openNow();
        return new Outcome(true, "'" + name + "' is being opened");
    }

    @NonBlocking
    @JsonRpcDescription("Loses a connection, as if its host was gone, until it is connected again")
    public Outcome disconnect(@JsonRpcDescription("The connection's name") String name) {
        connections().get(name).disconnect(BY_DEV_UI);
        return new Outcome(true, "'" + name + "' is lost until you connect it again");
    }

    @NonBlocking
    @JsonRpcDescription("The domains (virtual machines) of all hosts, as far as known, with their states")
    public List<DomainRow> getDomains() {
        List<DomainRow> rows = new ArrayList<>();
        for (ManagedConnection each : connections().managed()) {
            domains(each).forEach(domain -> rows.add(DomainRow.of(each.name(), domain)));
        }
        return rows;
    }

    @JsonRpcDescription("Starts, suspends, resumes, shuts down, reboots or destroys a domain")
    public Uni<Outcome> act(@JsonRpcDescription("The connection's name") String connection,
            @JsonRpcDescription("The domain's UUID") String uuid,
            @JsonRpcDescription("start, suspend, resume, shutdown, reboot or destroy") String action) {
        return connections().get(connection).callAsync(DomainAction.of(action).to(UUID.fromString(uuid)))
                .replaceWith(new Outcome(true, action + " is done"))
                .onFailure().recoverWithItem(failure -> new Outcome(false, action + " has failed: " + failure.getMessage()));
    }

    @NonBlocking
    @JsonRpcDescription("The Vert.x event loops that serve libvirt: watches, turns, callback times, transport")
    public List<LoopRow> getEventLoops() {
        return loops(true).stream().map(LoopRow::of).toList();
    }

    /** All events from now on, until the application ends; those of a short time together. */
    public Multi<List<EventRow>> streamEvents() {
        // Not injected: that would make libvirt be asked for all events where quarkus.libvirt.events is consumed.
        LibvirtEvents events = Arc.container().instance(LibvirtEvents.class).get();
        return events.events(LibvirtEvent.class)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .group().intoLists().of(BATCH_SIZE, BATCH)
                .map(batch -> batch.stream().map(EventRow::of).toList());
    }

    public Multi<String> streamConnectionCount() {
        return eachSecond(() -> {
            Collection<ManagedConnection> all = connections().managed();
            long open = all.stream().filter(ManagedConnection::isOpen).count();
            return open == all.size() ? Long.toString(open) : open + " of " + all.size();
        });
    }

    public Multi<String> streamDomainCount() {
        return eachSecond(() -> Long.toString(connections().managed().stream().mapToLong(each -> domains(each).size()).sum()));
    }

    public Multi<String> streamEventCount() {
        return eachSecond(() -> Long.toString(connections().managed().stream().map(ManagedConnection::statistics)
                .mapToLong(LibvirtJsonRpcService::events).sum()));
    }

    public Multi<String> streamWatchCount() {
        return eachSecond(() -> Long.toString(loops(false).stream().map(LoopStatistics::figures)
                .mapToLong(loop -> loop.handles() + loop.timers()).sum()));
    }

    private Multi<String> eachSecond(Supplier<String> count) {
        return Multi.createFrom().ticks().every(BEAT).onOverflow().drop()
                .select().first(tick -> !ended)
                .map(tick -> count.get())
                .skip().repetitions();
    }

    private static long events(ConnectionStatistics of) {
        return of.events().values().stream().mapToLong(Long::longValue).sum();
    }

    private static Collection<DomainStatus> domains(ManagedConnection connection) {
        // Asking an idle one would open it; of one that has no lifecycle events nothing is known.
        return connection.state() == ConnectionState.IDLE || !connection.knowsDomains() ? List.of()
                : connection.domains().all();
    }

    /** Empty when the application has an event loop of its own. */
    private static List<LoopStatistics> loops(boolean heartbeats) {
        EventImpl loop = ClientProxy.unwrap(Arc.container().instance(EventImpl.class).get());
        if (!(loop instanceof VertxEventImpl vertxLoops)) {
            return List.of();
        }
        if (heartbeats) {
            vertxLoops.beginHeartbeats();
        }
        return vertxLoops.statistics();
    }

    private static ConnectionRegistry connections() {
        return (ConnectionRegistry) ClientProxy.unwrap(Arc.container().instance(LibvirtConnections.class).get());
    }
}
