package io.quarkiverse.libvirt.runtime.connection;

import java.time.Duration;
import java.util.Map;
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
    private final long generation;
    private final EventPublisher publisher;
    private final AtomicInteger hanging;
    private final Outcome outcome;
    private final AtomicBoolean over = new AtomicBoolean();
    /** What still comes of it is nobody's business: the next attempt has the same generation. */
    private volatile boolean unwanted;
    private volatile HostWorkers.Turn turn;
    private volatile long timer = -1;

    /**
     * @param hanging counts the attempts whose call of libvirt has not returned
     * @param onClosed told when the opened connection is closed by libvirt
     */
    Attempt(ConnectionSettings settings, Vertx vertx, EventImpl loop, long generation, EventPublisher publisher,
            AtomicInteger hanging, Outcome outcome, Consumer<EventArguments> onClosed) {
        this.settings = settings;
        this.vertx = vertx;
        this.generation = generation;
        this.publisher = publisher;
        this.hanging = hanging;
        this.outcome = outcome;
        opening = HostConnection.opening(settings.access(), loop, onClosed::accept);
    }

    /** Returns at once. */
    void begin(HostWorkers workers) {
        HostWorkers.Turn mine = workers.turn(() -> HostWorkers.run("libvirt-open " + settings.name(), this::open));
        turn = mine;
        if (over.get()) {
            mine.end();
        }
    }

    private void open() {
        if (over.get()) {
            return;
        }
        timer = vertx.setTimer(settings.openTimeout().toMillis(), id -> timeout());
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
                    : EventSubscriber.subscribe(host, settings,
                            this::publish);
        } catch (LibvirtException | RuntimeException e) {
            unwanted = true;
            host.close(LETTING_GO);
            throw e;
        }
        if (!end(() -> outcome.opened(host, refused))) {
            host.close(LETTING_GO);
        }
    }

    private void publish(EventKind<?> kind, EventArguments arguments) {
        if (!unwanted) {
            publisher.publish(generation, kind, arguments);
        }
    }

    private void timeout() {
        if (end(() -> {
            unwanted = true;
            outcome.failed(OpeningFailure.timeout(settings));
        })) {
            opening.sever();
        }
    }

    /** Nobody wants it any more. Never waits. */
    void giveUp() {
        if (end(() -> unwanted = true)) {
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
        tell.run();
        return true;
    }
}
