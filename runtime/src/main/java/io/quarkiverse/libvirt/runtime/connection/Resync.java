package io.quarkiverse.libvirt.runtime.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

import io.quarkiverse.libvirt.bindings.HostConnection;
import io.quarkiverse.libvirt.bindings.LibvirtException;
import io.quarkiverse.libvirt.bindings.OneLine;
import io.quarkiverse.libvirt.event.ConnectionResyncBeginEvent;
import io.quarkiverse.libvirt.event.ConnectionResyncBeginEvent.Cause;
import io.quarkiverse.libvirt.event.ConnectionResyncEndEvent;
import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.runtime.inventory.Change;
import io.quarkiverse.libvirt.runtime.inventory.HostInventory;
import io.quarkiverse.libvirt.runtime.inventory.Listed;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Lists a host's objects and publishes how they differ from what was known. What it does to the inventory it does on the
 * connection's context, as events do; its methods may be called on any thread and never wait.
 */
final class Resync {

    /** Told when a connection should be given up. */
    interface Unanswered {
        void giveUp(long generation, String why);
    }

    private final ConnectionSettings settings;
    private final Vertx vertx;
    private final Context context;
    private final HostInventory inventory;
    private final EventPublisher publisher;
    private final Runnable deliverWhatWaits;
    private final FailureLog log;
    private final Backoff backoff;
    private volatile Unanswered unanswered;

    // All on the context.
    private HostConnection host;
    private EventPublisher.Source events;
    private long generation;
    private Set<EventClass> listable = Set.of();
    private Runnable whenDone;
    private Cause running;
    private Cause next;
    private int differences;
    private long watchdog = -1;
    private long retry = -1;
    private long periodic = -1;
    private List<CompletableFuture<Void>> waiting = new ArrayList<>();
    /** For the listing that is under way. */
    private List<CompletableFuture<Void>> waitingForThis = List.of();
    private RuntimeException closed;

    /** @param deliverWhatWaits brings to their receivers, on the context, all events that have come */
    Resync(ConnectionSettings settings, Vertx vertx, Context context, HostInventory inventory, EventPublisher publisher,
            Runnable deliverWhatWaits) {
        this.settings = settings;
        this.vertx = vertx;
        this.context = context;
        this.inventory = inventory;
        this.publisher = publisher;
        this.deliverWhatWaits = deliverWhatWaits;
        log = new FailureLog(settings);
        backoff = new Backoff(settings.reconnect().initialDelay(), settings.reconnect().maxDelay(),
                settings.reconnect().jitter(), () -> ThreadLocalRandom.current().nextDouble());
    }

    void unanswered(Unanswered unanswered) {
        this.unanswered = unanswered;
    }

    /**
     * The host can be asked: lists its objects.
     *
     * @param events tells of this opening
     * @param refused the events that won't come from it
     * @param whenDone called once that has succeeded
     */
    void connected(long of, EventPublisher.Source events, HostConnection opened, Set<EventKind<?>> refused, Runnable whenDone) {
        context.runOnContext(ignored -> {
            reset();
            // Also that it was lost before.
            deliverWhatWaits.run();
            host = opened;
            this.events = events;
            generation = of;
            listable = listable(refused);
            this.whenDone = whenDone;
            backoff.reset();
            long every = settings.resync().every().toMillis();
            if (every > 0) {
                periodic = vertx.setPeriodic(every, id -> begin(Cause.PERIODIC));
            }
            // That the last opening was lost comes before this one.
            deliverWhatWaits.run();
            inventory.reachable();
            list(Cause.OPENED);
        });
    }

    /** Those whose changes are told by events: the others would only be right at the moment of the listing. */
    private Set<EventClass> listable(Set<EventKind<?>> refused) {
        Set<EventClass> classes = EnumSet.noneOf(EventClass.class);
        for (EventKind<?> kind : settings.events().kinds()) {
            if (kind.name().endsWith(".lifecycle") && !refused.contains(kind)) {
                classes.add(kind.eventClass());
            }
        }
        return classes;
    }

    /** The host can't be asked any more. */
    void lost() {
        context.runOnContext(ignored -> reset());
    }

    /** It never can again: who waits for a listing is told so. */
    void closed(RuntimeException why) {
        context.runOnContext(ignored -> {
            reset();
            closed = why;
            waiting.forEach(waiter -> waiter.completeExceptionally(why));
            waiting = new ArrayList<>();
        });
    }

    private void reset() {
        host = null;
        waiting.addAll(waitingForThis);
        waitingForThis = List.of();
        running = null;
        next = null;
        for (long timer : new long[] { watchdog, retry, periodic }) {
            if (timer >= 0) {
                vertx.cancelTimer(timer);
            }
        }
        watchdog = retry = periodic = -1;
    }

    /**
     * Lists the host's objects once more; after the listing that is under way, if there is one.
     *
     * @return done when one that began after this call has succeeded
     */
    CompletableFuture<Void> begin(Cause cause) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        context.runOnContext(ignored -> {
            if (closed != null) {
                done.completeExceptionally(closed);
                return;
            }
            waiting.add(done);
            if (host == null) {
                // The next opening begins with one.
                return;
            }
            if (running == null) {
                list(cause);
            } else if (next == null) {
                next = cause;
            }
        });
        return done;
    }

    private void list(Cause cause) {
        if (retry >= 0) {
            vertx.cancelTimer(retry);
            retry = -1;
        }
        running = cause;
        differences = 0;
        long of = generation;
        HostConnection asked = host;
        waitingForThis = waiting;
        waiting = new ArrayList<>();
        events.tell(origin -> new ConnectionResyncBeginEvent(origin, cause.ordinal()));
        // What has come until now, the listing will show; what comes from now on counts more.
        deliverWhatWaits.run();
        Map<EventClass, HostInventory.Listing> listings = new EnumMap<>(EventClass.class);
        listable.forEach(each -> listings.put(each, inventory.beginListing(each)));
        watchdog = vertx.setTimer(settings.openTimeout().toMillis(),
                id -> unanswered.giveUp(of, "the host has not said within " + settings.openTimeout() + " what is there"));
        HostWorkers.run("libvirt-list " + settings.name(), () -> ask(of, asked, listings));
    }

    private void ask(long of, HostConnection asked, Map<EventClass, HostInventory.Listing> listings) {
        String problem = null;
        for (Map.Entry<EventClass, HostInventory.Listing> each : listings.entrySet()) {
            try {
                Collection<Listed> found = HostObjects.list(each.getKey(), asked.listing());
                context.runOnContext(ignored -> listed(of, each.getValue(), found));
            } catch (LibvirtException e) {
                context.runOnContext(ignored -> each.getValue().abandon());
                if (e.code() == LibvirtException.NO_SUPPORT) {
                    context.runOnContext(ignored -> listable.remove(each.getKey()));
                } else {
                    problem = each.getKey().label() + "s: " + e.getMessage();
                }
            } catch (RuntimeException e) {
                context.runOnContext(ignored -> each.getValue().abandon());
                problem = each.getKey().label() + "s: " + OneLine.of(e.toString());
            }
        }
        String failed = problem;
        context.runOnContext(ignored -> listed(of, failed));
    }

    private void listed(long of, HostInventory.Listing listing, Collection<Listed> found) {
        if (of != generation || host == null) {
            listing.abandon();
            return;
        }
        // What was told must be known before it is compared.
        deliverWhatWaits.run();
        for (Change change : listing.end(found)) {
            differences++;
            // Also if it is lost at this very moment: the inventory says so already.
            publisher.tellSynthetic(of, change::event);
        }
    }

    private void listed(long of, String problem) {
        if (of != generation || host == null) {
            return;
        }
        Cause ended = running;
        running = null;
        List<CompletableFuture<Void>> waiters = waitingForThis;
        waitingForThis = List.of();
        int told = differences;
        events.tell(origin -> new ConnectionResyncEndEvent(origin, told, problem));
        if (problem != null && !host.isAlive()) {
            // libvirt is about to tell that, else the watchdog does; the next opening begins with a listing.
            waiting.addAll(waiters);
            return;
        }
        vertx.cancelTimer(watchdog);
        watchdog = -1;
        if (problem == null) {
            backoff.reset();
            log.listed();
            if (whenDone != null) {
                whenDone.run();
                whenDone = null;
            }
            waiters.forEach(waiter -> waiter.complete(null));
            if (next != null) {
                Cause cause = next;
                next = null;
                list(cause);
            }
        } else {
            waiting.addAll(waiters);
            next = null;
            Duration delay = backoff.next();
            log.listingFailed(problem, delay);
            retry = vertx.setTimer(delay.toMillis(), id -> begin(ended));
        }
    }
}
