package io.quarkiverse.libvirt.runtime.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtUnavailableException;
import io.quarkiverse.libvirt.bindings.EventArguments;
import io.quarkiverse.libvirt.bindings.HostConnection;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.event.ConnectionOpenEvent;
import io.quarkiverse.libvirt.event.ConnectionOpeningEvent;
import io.quarkiverse.libvirt.event.ConnectionResyncBeginEvent.Cause;
import io.quarkiverse.libvirt.event.ConnectionResynchronisedEvent;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.runtime.calls.HostCalls;
import io.vertx.core.Vertx;

/**
 * The life of a connection: opened, lost, opened again, closed. Its methods may be called on any thread and never wait; what
 * waits for the host has a thread of its own.
 */
final class ConnectionLife {

    private static final Logger LOG = Logger.getLogger(LibvirtConnection.class);
    private static final EventKind<?> CLOSED = EventKind.ofAddress(EventAddresses.CONNECTION_CLOSED).orElseThrow();
    /** More calls of libvirt that never return are not begun for one host. */
    private static final int HANGING = 3;
    /** A connection that was open so many times longer than it was waited for isn't one that comes and goes. */
    private static final int LASTED = 10;
    /** How long a call may need to return once its connection is cut. */
    private static final Duration RETURN = Duration.ofSeconds(1);

    private final ConnectionSettings settings;
    private final Vertx vertx;
    private final EventImpl loop;
    private final HostWorkers workers;
    private final EventPublisher publisher;
    private final Resync resync;
    private final HostCalls calls;
    private final Backoff backoff;
    private final FailureLog log;
    private final AtomicInteger hanging = new AtomicInteger();
    /** The closes under way of what was lost. */
    private final Set<CompletableFuture<Void>> closing = ConcurrentHashMap.newKeySet();

    // Written under the lock.
    private volatile ConnectionState state = ConnectionState.IDLE;
    private volatile Instant since = Instant.now();
    private volatile long generation;
    private volatile Map<EventKind<?>, String> refusedEvents = Map.of();
    /** Completes when it is open and resynchronised; a new one after each loss. */
    private volatile CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile String whyNot;
    /** {@link #ready} has completed, or is about to. */
    private boolean readyIsOver;
    private boolean onlyOnce;
    /** Somebody wants it lost for the time being. */
    private boolean heldDown;
    private HostConnection host;
    /** The last one that was begun. */
    private Opening opening;
    private Attempt attempt;
    private int attempts;
    private long timer = -1;
    private long openedAt;
    private long lostAt;
    private Duration lastDelay = Duration.ZERO;
    /** Told of the first attempt's end. */
    private final CompletableFuture<OpeningFailure> first = new CompletableFuture<>();
    /** Of what is no longer wanted: done when libvirt has let go of it. */
    private final Set<CompletableFuture<Void>> ending = ConcurrentHashMap.newKeySet();
    private CompletableFuture<Void> ended;

    ConnectionLife(ConnectionSettings settings, Vertx vertx, EventImpl loop, HostWorkers workers, EventPublisher publisher,
            Resync resync, HostCalls calls) {
        this.settings = settings;
        this.vertx = vertx;
        this.loop = loop;
        this.workers = workers;
        this.publisher = publisher;
        this.resync = resync;
        this.calls = calls;
        backoff = new Backoff(settings.reconnect().initialDelay(), settings.reconnect().maxDelay(),
                settings.reconnect().jitter(), () -> ThreadLocalRandom.current().nextDouble());
        log = new FailureLog(settings);
        generation = settings.generationsBefore();
        whyNot = settings.active() ? "it has not been opened yet"
                : settings.property("active") + " is false, and LibvirtConnection.open() was not called";
    }

    private boolean isFirst(long opening) {
        return opening == settings.generationsBefore() + 1;
    }

    private boolean neverOpened() {
        return generation == settings.generationsBefore();
    }

    ConnectionState state() {
        return state;
    }

    /** When this state began. */
    Instant since() {
        return since;
    }

    private void become(ConnectionState next) {
        state = next;
        since = Instant.now();
    }

    long generation() {
        return generation;
    }

    Map<EventKind<?>, String> refusedEvents() {
        return refusedEvents;
    }

    CompletableFuture<Void> ready() {
        return ready;
    }

    /**
     * Done at the end of the first attempt: with null when the connection was open and its host listed, else with the failure.
     */
    CompletableFuture<OpeningFailure> first() {
        return first;
    }

    /** Why it isn't open, to be put behind "since". */
    String whyNot() {
        return whyNot;
    }

    /**
     * Opens it, if that has not begun yet, or if it was lost and isn't opened again by itself.
     *
     * @param once whether a first attempt that fails is the only one: whoever waits for it gives up
     */
    synchronized void open(boolean once) {
        heldDown = false;
        if (state == ConnectionState.IDLE || state == ConnectionState.LOST && timer < 0) {
            onlyOnce = once;
            begin();
        }
    }

    private void begin() {
        timer = -1;
        renewReady();
        attempts++;
        become(ConnectionState.OPENING);
        if (attempts == 1 && neverOpened()) {
            whyNot = "it is being opened";
        }
        int number = attempts;
        publisher.tell(generation, origin -> new ConnectionOpeningEvent(origin, number));
        if (hanging.get() >= HANGING) {
            fail(OpeningFailure.stillHanging(settings, HANGING));
            return;
        }
        if (opening != null) {
            opening.events.end();
        }
        Opening next = new Opening(generation + 1);
        Attempt begun = new Attempt(settings, vertx, loop, next.events, hanging, next,
                arguments -> closedByLibvirt(next, arguments));
        next.of = begun;
        opening = next;
        attempt = begun;
        begun.begin(workers);
    }

    /** What comes of an attempt. */
    private final class Opening implements Attempt.Outcome {

        private final long generation;
        private final EventPublisher.Source events;
        private volatile Attempt of;

        private Opening(long generation) {
            this.generation = generation;
            events = publisher.source(generation);
        }

        @Override
        public void opened(HostConnection opened, Map<EventKind<?>, String> refused) {
            ConnectionLife.this.opened(of, generation, opened, refused);
        }

        @Override
        public void failed(OpeningFailure failure) {
            synchronized (ConnectionLife.this) {
                if (attempt == of) {
                    attempt = null;
                    if (failure.reason() == ConnectionLostEvent.Reason.TIMEOUT) {
                        // We end it: that it ends is no news.
                        events.end();
                    }
                    fail(failure);
                }
            }
        }
    }

    /** On the attempt's own thread, which may wait. */
    private void opened(Attempt by, long next, HostConnection opened, Map<EventKind<?>, String> refused) {
        if (!taken(by, next, opened, refused)) {
            opened.sever();
            opened.close(RETURN);
        }
    }

    private synchronized boolean taken(Attempt by, long next, HostConnection opened, Map<EventKind<?>, String> refused) {
        if (attempt != by) {
            return false;
        }
        attempt = null;
        host = opened;
        generation = next;
        calls.open(opened);
        become(ConnectionState.OPEN);
        openedAt = System.nanoTime();
        if (!refused.keySet().equals(refusedEvents.keySet()) || isFirst(next)) {
            EventSubscriber.logRefused(refused, settings);
        }
        refusedEvents = Collections.unmodifiableMap(refused);
        Duration down = Duration.ofNanos(isFirst(next) ? 0 : openedAt - lostAt);
        log.opened(next - settings.generationsBefore(), attempts, down);
        int tries = attempts;
        attempts = 0;
        publisher.tell(next, origin -> new ConnectionOpenEvent(origin, tries));
        if (!opened.isAlive()) {
            // The close callback may have come before this.
            lose(ConnectionLostEvent.Reason.ERROR, "it has died while it was opened");
            return true;
        }
        resync.connected(next, opening.events, opened, refused.keySet(),
                () -> resynchronised(next, isFirst(next) ? -1 : down.toMillis()));
        return true;
    }

    private synchronized void resynchronised(long of, long downMillis) {
        if (of != generation || state != ConnectionState.OPEN) {
            return;
        }
        become(ConnectionState.RESYNCHRONISED);
        publisher.tell(of, origin -> new ConnectionResynchronisedEvent(origin, downMillis));
        outside(first, null);
        readyIsOver = true;
        outside(ready, null);
    }

    private void fail(OpeningFailure failure) {
        boolean over = onlyOnce && neverOpened();
        Duration delay = over ? null : retryLater(failure.problem());
        if (over) {
            become(ConnectionState.LOST);
            whyNot = failure.problem();
        } else {
            log.failed(failure, attempts, delay);
        }
        publisher.tell(generation, origin -> new ConnectionLostEvent(origin, failure.reason().ordinal(), failure.problem(),
                delay == null ? -1 : delay.toMillis()));
        outside(first, failure);
    }

    private void renewReady() {
        if (readyIsOver) {
            ready = new CompletableFuture<>();
            readyIsOver = false;
        }
    }

    /** Completes it, but not under the lock: whoever waits goes on in this thread. */
    private <T> void outside(CompletableFuture<T> future, T value) {
        if (!future.isDone()) {
            future.completeAsync(() -> value, task -> HostWorkers.run("libvirt-opened " + settings.name(), task));
        }
    }

    /** On whatever thread has noticed, perhaps one that calls libvirt, and before events that have come already. */
    private void closedByLibvirt(Opening of, EventArguments arguments) {
        // Can be kept: the reason is a number, and there is no object.
        later(() -> closed(of, arguments));
    }

    private synchronized void closed(Opening of, EventArguments arguments) {
        int code = arguments.nextInt();
        arguments.rewind();
        of.events.publish(CLOSED, arguments);
        // Not by its generation: an attempt that has failed had the same one.
        if (of == opening && host != null) {
            ConnectionClosedEvent.Reason reason = ConnectionClosedEvent.Reason.of(code);
            lose(ConnectionLostEvent.Reason.valueOf(reason.name()), switch (reason) {
                case EOF -> "the other side closed it or died (EOF)";
                case KEEPALIVE -> "the other side no longer answers (KEEPALIVE)";
                case ERROR -> "input or output failed (ERROR)";
                case CLIENT -> "this side asked for it (CLIENT)";
                case UNKNOWN -> "reason " + code;
            });
        }
    }

    /** Ends a connection whose host doesn't answer, as libvirt does when its keepalive fails. */
    synchronized void giveUp(long of, String why) {
        if (of == generation && host != null) {
            lose(ConnectionLostEvent.Reason.TIMEOUT, why);
        }
    }

    /** Opens it as {@link #open}, without waiting for the next attempt's time. */
    synchronized void openNow() {
        if (state == ConnectionState.LOST && timer >= 0) {
            vertx.cancelTimer(timer);
            timer = -1;
        }
        open(false);
    }

    /** Loses it if it is open, and leaves it lost until it is opened by {@link #open}. */
    synchronized void disconnect(String why) {
        if (host != null) {
            heldDown = true;
            lose(ConnectionLostEvent.Reason.CLIENT, why);
        }
    }

    private void lose(ConnectionLostEvent.Reason reason, String why) {
        HostConnection lost = host;
        host = null;
        lostAt = System.nanoTime();
        opening.events.end();
        calls.lost();
        resync.lost();
        if (Duration.ofNanos(lostAt - openedAt).compareTo(lastDelay.multipliedBy(LASTED)) > 0) {
            backoff.reset();
        }
        renewReady();
        Duration delay = retryLater(why);
        log.lost(why, delay);
        publisher.tell(generation, origin -> new ConnectionLostEvent(origin, reason.ordinal(), why,
                delay == null ? -1 : delay.toMillis()));
        outside(first, new OpeningFailure(reason, why, "Check " + settings.property("uri")));
        lost.sever();
        letGo(lost);
    }

    /** What nobody uses any more. */
    private void letGo(HostConnection unwanted) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        until(done);
        HostWorkers.run("libvirt-close " + settings.name(), () -> {
            try {
                // Closed before libvirt has let go of the subscriptions, the connection would leak.
                unwanted.close(RETURN);
            } finally {
                done.complete(null);
            }
        });
    }

    private void until(CompletableFuture<Void> done) {
        ending.add(done);
        done.whenComplete((nothing, failure) -> ending.remove(done));
    }

    /** @return after which time, or null if not at all */
    private Duration retryLater(String why) {
        become(ConnectionState.LOST);
        if (heldDown || !settings.reconnect().enabled()) {
            whyNot = why;
            readyIsOver = true;
            LibvirtUnavailableException inVain = new LibvirtUnavailableException(settings.described() + " is not open: " + why);
            CompletableFuture<Void> waited = ready;
            HostWorkers.run("libvirt-opened " + settings.name(), () -> waited.completeExceptionally(inVain));
            return null;
        }
        Duration delay = backoff.next();
        lastDelay = delay;
        whyNot = why + "; it is opened again within " + FailureLog.seconds(delay);
        timer = vertx.setTimer(delay.toMillis(), id -> retry());
        return delay;
    }

    private synchronized void retry() {
        // A timer that has just been cancelled may still come.
        if (state == ConnectionState.LOST && timer >= 0) {
            begin();
        }
    }

    /** @return done when what is known is right as of now */
    CompletableFuture<Void> resync(Cause cause) {
        return resync.begin(cause);
    }

    /**
     * Closes it for good.
     *
     * @param patience how long libvirt may take for it before the connection is cut
     * @return done when that is over, on any thread
     */
    CompletableFuture<Void> close(Duration patience) {
        HostConnection last;
        CompletableFuture<Void> done = new CompletableFuture<>();
        LibvirtUnavailableException closed = new LibvirtUnavailableException(settings.described() + " was closed");
        synchronized (this) {
            if (ended != null) {
                return ended;
            }
            ended = done;
            boolean was = state != ConnectionState.IDLE;
            become(ConnectionState.CLOSED);
            whyNot = "it was closed";
            last = host;
            host = null;
            if (timer >= 0) {
                vertx.cancelTimer(timer);
            }
            if (attempt != null) {
                attempt.giveUp();
                // What hangs where it can't be cut is not waited for: its thread lets go of it whenever it returns.
                until(attempt.returned().copy().completeOnTimeout(null, RETURN.toMillis(), TimeUnit.MILLISECONDS));
                attempt = null;
            }
            if (opening != null) {
                opening.events.end();
            }
            resync.closed(closed);
            if (was) {
                publisher.tellLast(generation,
                        origin -> new ConnectionClosedEvent(origin, ConnectionClosedEvent.Reason.CLIENT.ordinal()));
            }
            renewReady();
        }
        first.completeExceptionally(closed);
        ready.completeExceptionally(closed);
        Predicate<Duration> callsEnd = calls.close();
        if (last != null) {
            until(close(last, callsEnd, patience));
        }
        CompletableFuture.allOf(ending.toArray(CompletableFuture[]::new))
                .whenComplete((nothing, failure) -> done.complete(null));
        return done;
    }

    private CompletableFuture<Void> close(HostConnection last, Predicate<Duration> callsEnd, Duration patience) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        HostWorkers.run("libvirt-close " + settings.name(), () -> {
            try {
                if (!callsEnd.test(patience.dividedBy(2))) {
                    last.sever();
                    callsEnd.test(patience.dividedBy(4));
                }
                int references = last.close(patience);
                if (references > 0) {
                    // Whoever holds it can't be waited for: its objects work no more, and let go of it when they are freed.
                    last.sever();
                    LOG.warnf("%s was cut: something of it, such as a Domain of libvirt-java's, was not freed",
                            settings.described());
                } else {
                    LOG.debugf("%s is closed", settings.described());
                }
            } catch (RuntimeException | Error e) {
                LOG.warnf(e, "%s could not be closed", settings.described());
            } finally {
                done.complete(null);
            }
        });
        // A host that doesn't answer would hold it up for ever.
        CompletableFuture<Void> late = new CompletableFuture<Void>().completeOnTimeout(null, patience.toMillis(),
                TimeUnit.MILLISECONDS);
        late.thenRun(() -> {
            LOG.infof("%s did not let itself be closed within %s and is cut", settings.described(), patience);
            last.sever();
        });
        done.thenRun(() -> late.cancel(false));
        return done;
    }

    /** Runs an action on the loop after what it has to do already: events that came before wait for libvirt's next timer. */
    private void later(Runnable action) {
        int added = loop.addTimeout(0, (watch, none) -> {
            loop.removeTimeout(watch);
            action.run();
        }, null, null);
        if (added < 0) {
            action.run();
        }
    }
}
