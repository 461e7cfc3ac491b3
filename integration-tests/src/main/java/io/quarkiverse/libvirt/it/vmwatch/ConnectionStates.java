package io.quarkiverse.libvirt.it.vmwatch;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.ConnectionEvent;
import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.event.ConnectionOpenEvent;
import io.quarkiverse.libvirt.event.ConnectionOpeningEvent;

/** What the connections' events have said of them: since when, why not, and when next. */
@ApplicationScoped
public class ConnectionStates {

    private record Said(boolean open, Instant since, String problem, Instant nextAttempt) {
    }

    private final Map<String, Said> said = new ConcurrentHashMap<>();

    void hear(@Observes ConnectionEvent event) {
        said.compute(event.connection(), (name, before) -> after(before, event));
    }

    /** A connection as it is now. */
    ConnectionView view(LibvirtConnection connection) {
        Said last = said.getOrDefault(connection.name(), new Said(false, null, null, null));
        return new ConnectionView(connection.name(), connection.uri(), Words.of(connection.state()), connection.generation(),
                last.since(), last.problem(), last.nextAttempt());
    }

    private static Said after(Said before, ConnectionEvent event) {
        // Attempts that fail don't begin anything new: it is away since it was lost.
        Instant away = before == null || before.open() ? event.time() : before.since();
        if (event instanceof ConnectionOpenEvent) {
            return new Said(true, event.time(), null, null);
        }
        if (event instanceof ConnectionLostEvent lost) {
            Instant next = lost.retryMillis() < 0 ? null : lost.time().plusMillis(lost.retryMillis());
            return new Said(false, away, lost.problem(), next);
        }
        if (event instanceof ConnectionOpeningEvent) {
            return new Said(false, away, before == null ? null : before.problem(), null);
        }
        return before;
    }
}
