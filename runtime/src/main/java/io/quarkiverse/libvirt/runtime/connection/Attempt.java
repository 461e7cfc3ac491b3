package io.quarkiverse.libvirt.runtime.connection;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.bindings.EventArguments;
import io.quarkiverse.libvirt.bindings.HostConnection;
import io.quarkiverse.libvirt.bindings.HostOpening;
import io.quarkiverse.libvirt.bindings.LibvirtException;
import io.quarkiverse.libvirt.event.EventKind;
import io.vertx.core.Vertx;

/**
 * One attempt to open a connection and to subscribe to its events. It ends once: opened, failed, out of time or given up; what
 * a
 * call that hung brings later is closed.
 */
final class Attempt {

    /** What came of it, told on any thread, once; nothing after {@link #giveUp}. */
    interface Outcome {

        void opened(HostConnection host, Map<EventKind<?>, String> refusedEvents);

        void failed(OpeningFailure failure);
    }

    /** How long libvirt has to let go of the subscriptions: closed before, the connection would leak. */
    private static final Duration LETTING_GO = Duration.ofSeconds(1);

    private final ConnectionSettings settings;
    private final Vertx vertx;
    private final HostOpening opening;
    private final EventPublisher.Source events;
    private final AtomicInteger hanging;
    private final Outcome outcome;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile HostWorkers.Turn turn;
    private volatile long timer = -1;
    private final CompletableFuture<Void> returned = new CompletableFuture<>();

    /**
     * @param events publishes what comes
     * @param hanging counts the attempts whose call of libvirt has not returned
     * @param onClosed told when the opened connection is closed by libvirt
     */
    Attempt(ConnectionSettings settings, Vertx vertx, EventImpl loop, EventPublisher.Source events, AtomicInteger hanging,
            Outcome outcome, Consumer<EventArguments> onClosed) {
        this.settings = settings;
        this.vertx = vertx;
        this.events = events;
        this.hanging = hanging;
        this.outcome = outcome;
        opening = HostConnection.opening(settings.access(), loop, onClosed::accept);
    }

    /** Returns at once. */
    void begin(HostWorkers workers) {
        HostWorkers.Turn mine = workers.turn(() -> {
            if (begun.compareAndSet(false, true)) {
                try {
                    HostWorkers.run("libvirt-open " + settings.name(), this::run);
                } catch (Throwable e) {
                    // No more threads, for instance.
                    returned.complete(null);
                    end(() -> outcome.failed(OpeningFailure.failed(settings, e)));
                }
            }
        });
        turn = mine;
        if (over.get()) {
            mine.end();
        }
    }

    /** Done when no call of libvirt is under way any more, nor will be. */
    CompletableFuture<Void> returned() {
        return returned;
    }

    private void run() {
        try {
            open();
        } finally {
            returned.complete(null);
        }
    }

    private void open() {
        long mine = vertx.setTimer(settings.openTimeout().toMillis(), id -> timeout());
        timer = mine;
        if (over.get()) {
            vertx.cancelTimer(mine);
            return;
        }
        hanging.incrementAndGet();
        try {
            HostConnection host = opening.open();
            subscribe(host);
        } catch (LibvirtException e) {
            end(() -> outcome.failed(OpeningFailure.refused(settings, e)));
        } catch (RuntimeException | Error e) {
            end(() -> outcome.failed(OpeningFailure.failed(settings, e)));
        } finally {
            hanging.decrementAndGet();
        }
    }

    private void subscribe(HostConnection host) throws LibvirtException {
        Map<EventKind<?>, String> refused;
        try {
            refused = over.get() ? Map.of()
                    : EventSubscriber.subscribe(host, settings, events::publish);
        } catch (LibvirtException | RuntimeException | Error e) {
            host.close(LETTING_GO);
            throw e;
        }
        if (!end(() -> outcome.opened(host, refused))) {
            host.close(LETTING_GO);
        }
    }

    private void timeout() {
        if (end(() -> outcome.failed(OpeningFailure.timeout(settings)))) {
            opening.sever();
        }
    }

    /** Nobody wants it any more. Never waits. */
    void giveUp() {
        if (end(() -> {
        })) {
            opening.sever();
        }
    }

    private boolean end(Runnable tell) {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        if (timer >= 0) {
            vertx.cancelTimer(timer);
        }
        HostWorkers.Turn mine = turn;
        if (mine != null) {
            mine.end();
        }
        // What waits for its turn yet never begins.
        if (begun.compareAndSet(false, true)) {
            returned.complete(null);
        }
        tell.run();
        return true;
    }
}
