package io.quarkiverse.libvirt.dev;

import java.util.Locale;

import io.quarkiverse.libvirt.runtime.statistics.ConnectionStatistics;

/**
 * A connection, as its page shows it.
 *
 * @param startup the startup policy, in lower case
 * @param problem why it isn't open, or null
 * @param daemon the version of the daemon, or of libvirt's driver inside the application; null while it isn't known
 * @param events how many were published
 * @param lost how many events the queue has left out
 */
public record ConnectionRow(String name, String uri, String startup, String state, boolean open, long generation, String since,
        String problem, String daemon, long events, int queued, int queueCapacity, long lost, int callsInFlight,
        int callsWaiting, long calls, long callsFailed, long reconnects, boolean canConnect, boolean canDisconnect) {

    static ConnectionRow of(ConnectionStatistics now, String daemon) {
        boolean open = now.state().isOpen();
        return new ConnectionRow(now.name(), now.uri(), now.startup().name().toLowerCase(Locale.ROOT),
                now.state().name(), open, now.generation(), now.since().toString(), now.problem(), open ? daemon : null,
                now.events().values().stream().mapToLong(Long::longValue).sum(), now.queued(), now.queueCapacity(),
                now.losses().dropped() + now.losses().superseded(), now.calls().inFlight(), now.calls().waiting(),
                now.calls().done().count(), now.calls().failed(), now.reconnects(), canConnect(now), open);
    }

    private static boolean canConnect(ConnectionStatistics now) {
        return switch (now.state()) {
            case IDLE, LOST -> true;
            default -> false;
        };
    }
}
