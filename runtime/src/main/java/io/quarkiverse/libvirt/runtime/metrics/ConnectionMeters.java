package io.quarkiverse.libvirt.runtime.metrics;

import io.quarkiverse.libvirt.runtime.connection.ManagedConnection;
import io.quarkiverse.libvirt.runtime.statistics.ConnectionStatistics;
import io.quarkus.runtime.metrics.MetricsFactory;

/** The meters of one connection, which is named by a tag, as is the kind of an event; its URI isn't. */
final class ConnectionMeters {

    static final String CONNECTION = "connection";

    private final ManagedConnection connection;
    private final Meters<ConnectionStatistics> meters;
    private boolean ended;

    ConnectionMeters(MetricsFactory factory, ManagedConnection connection) {
        this.connection = connection;
        meters = new Meters<>(factory, CONNECTION, connection.name(), new Snapshot<>(connection::statistics));
    }

    void register() {
        state();
        events();
        calls();
        // Of more than forty kinds, few ever come from one host.
        connection.onNewKind(this::kind);
    }

    private void state() {
        meters.gauge("connection.open", "1 while the connection is open, else 0", each -> each.state().isOpen() ? 1 : 0);
        meters.gauge("connection.state",
                "0: idle, 1: opening, 2: open, 3: open and resynchronised, 4: lost, 5: closed", each -> each.state().ordinal());
        meters.counter("connection.reconnects", "How often the connection was opened again",
                ConnectionStatistics::reconnects);
        meters.counter("connection.resyncs", "How often the host's objects were listed", ConnectionStatistics::resyncs);
    }

    private void events() {
        meters.timer("delivery", "The time from an event's arrival to its publication, of samples", connection.waits());
        meters.gauge("queue.size", "How many events wait for their publication", ConnectionStatistics::queued);
        meters.gauge("queue.capacity", "How many events may wait before some are left out",
                ConnectionStatistics::queueCapacity);
        meters.counter("events.undecodable", "Events that could not be decoded", ConnectionStatistics::undecodable);
        meters.counter("events.dropped", "Events that were dropped because too many waited",
                each -> each.losses().dropped());
        meters.counter("events.superseded", "Events that gave way to a newer one because too many waited",
                each -> each.losses().superseded());
        meters.counter("events.missed.dropped", "Events that a receiver has missed because it was too slow",
                each -> each.receiverLosses().dropped());
        meters.counter("events.missed.superseded", "Events that gave way to a newer one because a receiver was too slow",
                each -> each.receiverLosses().superseded());
        meters.counter("events.gaps", "How often events were left out, for all or for one receiver",
                each -> each.losses().gaps() + each.receiverLosses().gaps());
    }

    /** No meter is registered once this returns. */
    synchronized void end() {
        ended = true;
    }

    private synchronized void kind(String kind) {
        if (ended) {
            return;
        }
        meters.builder("events", "Events that were published").tag("event", kind)
                .buildCounter(() -> connection.published(kind));
    }

    private void calls() {
        meters.timer("calls", "Calls of the host that have returned, without the wait for their turn", connection.calls());
        meters.gauge("calls.active", "Calls of the host that are under way", each -> each.calls().inFlight());
        meters.gauge("calls.waiting", "Calls of the host that wait for their turn", each -> each.calls().waiting());
        meters.counter("calls.failed", "Calls of the host that have failed", each -> each.calls().failed());
        meters.counter("calls.timeouts", "Calls of the host that have failed because it didn't answer in time",
                each -> each.calls().timedOut());
    }
}
