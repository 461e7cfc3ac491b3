package io.quarkiverse.libvirt.messaging.runtime;

import java.nio.BufferOverflowException;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.messaging.LibvirtEventMetadata;
import io.quarkiverse.libvirt.runtime.delivery.EventGap;
import io.quarkiverse.libvirt.runtime.delivery.EventQueue;
import io.quarkiverse.libvirt.runtime.delivery.EventStreams;
import io.quarkiverse.libvirt.runtime.delivery.EventSubject;
import io.quarkiverse.libvirt.runtime.delivery.Receipts;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.helpers.Subscriptions;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.reactive.messaging.providers.locals.LocalContextMetadata;
import io.vertx.core.Context;

/**
 * Somebody who is subscribed to a channel. What has not been requested waits in a bounded queue; of what is emitted, each
 * object
 * has one event at a time, until its message is acknowledged. Everything is emitted on one context; requests and
 * acknowledgements come from any thread.
 */
final class ChannelSubscription implements Flow.Subscription {

    private static final Logger LOG = Logger.getLogger(LibvirtConnector.class);

    private static final int EVENTS_IN_A_TURN = 64;

    private final ChannelSettings settings;
    /** For people to read. */
    private final String receiver;
    private final Context context;
    private final EventStreams streams;
    private final Consumer<Throwable> failures;
    private final EventQueue queue;
    /** Acknowledged, and still counted as being in flight. */
    private final Queue<Emission> settled = new ConcurrentLinkedQueue<>();
    /** Is to be emitted once more. */
    private final Queue<Emission> again = new ConcurrentLinkedQueue<>();
    private final AtomicInteger delayed = new AtomicInteger();
    private final AtomicLong requested = new AtomicLong();
    /** How many asked for a turn since the last one; who finds 0 brings it about. */
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicBoolean gapLogged = new AtomicBoolean();
    private volatile MultiSubscriber<? super Message<LibvirtEvent>> downstream;
    private volatile Cancellable source;
    private volatile boolean cancelled;
    /** No event comes any more; what waits is still emitted. */
    private volatile boolean ended;
    /** Written before {@link #ended}. */
    private Throwable failure;
    // On the context alone.
    /** What was emitted and isn't acknowledged yet. It must not change while the queue is searched for what isn't among it. */
    private final Set<EventSubject> inFlight = new HashSet<>();
    private long missed;

    /** @param failures gets to know why the channel fails */
    ChannelSubscription(ChannelSettings settings, Context context, EventStreams streams, Consumer<Throwable> failures) {
        this.settings = settings;
        receiver = "channel '" + settings.channel() + "'";
        this.context = context;
        this.streams = streams;
        this.failures = failures;
        queue = new EventQueue(settings.bufferSize());
    }

    Context context() {
        return context;
    }

    /** Takes events from now on. */
    void collect() {
        source = streams.events(LibvirtEvent.class, settings.filter()).subscribe().with(this::offer, this::end,
                () -> end(null));
        if (ended || cancelled) {
            cancelSource();
        }
    }

    private void cancelSource() {
        Cancellable events = source;
        if (events != null) {
            events.cancel();
        }
    }

    /** Emits what is requested. */
    void begin(MultiSubscriber<? super Message<LibvirtEvent>> subscriber) {
        subscriber.onSubscribe(this);
        downstream = subscriber;
        turn();
    }

    /** Takes an event, from any thread. */
    void offer(LibvirtEvent event) {
        if (ended || cancelled) {
            return;
        }
        if (settings.overflow() == Overflow.FAIL && queue.size() >= settings.bufferSize()) {
            LOG.errorf("Channel '%s' fails: %d events wait already. Raise %s, or set %s to latest", settings.channel(),
                    settings.bufferSize(), settings.property("buffer-size"), settings.property("overflow"));
            cancelSource();
            end(new BufferOverflowException());
            return;
        }
        queue.offer(event);
        turn();
    }

    private void end(Throwable cause) {
        synchronized (this) {
            if (ended) {
                return;
            }
            failure = cause;
            ended = true;
        }
        if (cause != null) {
            failures.accept(cause);
        }
        turn();
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            end(Subscriptions.getInvalidRequestException());
            return;
        }
        Subscriptions.add(requested, n);
        turn();
    }

    @Override
    public void cancel() {
        cancelled = true;
        cancelSource();
        queue.clear();
        again.clear();
    }

    /** From any thread. */
    private void turn() {
        if (downstream != null && turns.getAndIncrement() == 0) {
            context.runOnContext(this::emitSome);
        }
    }

    private void emitSome(Void nothing) {
        int seen = turns.get();
        int count = 0;
        while (count < EVENTS_IN_A_TURN && mayEmit() && emitNext()) {
            count++;
        }
        if (ended && !cancelled && isEmpty()) {
            terminate();
        }
        // Others who use the event loop come in between.
        if (count == EVENTS_IN_A_TURN || turns.addAndGet(-seen) != 0) {
            context.runOnContext(this::emitSome);
        }
    }

    private boolean mayEmit() {
        return !cancelled && requested.get() > 0;
    }

    /** @return whether there was something, perhaps a gap */
    private boolean emitNext() {
        for (Emission each = settled.poll(); each != null; each = settled.poll()) {
            inFlight.remove(each.subject);
        }
        Emission repeated = again.poll();
        if (repeated != null) {
            emit(repeated);
            return true;
        }
        return inFlight.size() < settings.maxInFlight()
                && queue.poll(event -> !inFlight.contains(EventSubject.of(event)), this::emit, this::leftOut);
    }

    private void emit(LibvirtEvent event) {
        Emission emission = new Emission(event, EventSubject.of(event), missed, 1);
        missed = 0;
        inFlight.add(emission.subject);
        Receipts.received(receiver, event);
        emit(emission);
    }

    private void emit(Emission emission) {
        Subscriptions.produced(requested, 1);
        try {
            downstream.onItem(emission.message());
        } catch (Throwable thrown) {
            // A subscriber must not throw. This one gets no more.
            LOG.errorf(thrown, "The subscriber of channel '%s' has failed", settings.channel());
            cancel();
        }
    }

    private void leftOut(EventGap gap) {
        missed += sum(gap.dropped()) + sum(gap.superseded());
        streams.missed(receiver, gap);
        if (gapLogged.compareAndSet(false, true)) {
            LOG.warnf("Channel '%s' has left out events: its consumer takes them more slowly than they come, and %d are not"
                    + " acknowledged yet. %s tells how many were left out, now and later. A larger %s helps with short storms",
                    settings.channel(), inFlight.size(), "libvirt.connection.gap", settings.property("buffer-size"));
        }
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private boolean isEmpty() {
        return queue.isEmpty() && again.isEmpty() && delayed.get() == 0;
    }

    private void terminate() {
        cancelled = true;
        if (failure == null) {
            downstream.onCompletion();
        } else {
            downstream.onFailure(failure);
        }
    }

    private CompletionStage<Void> acknowledged(Emission emission) {
        if (emission.over.compareAndSet(false, true)) {
            settle(emission);
        }
        return CompletableFuture.completedFuture(null);
    }

    private void settle(Emission emission) {
        settled.add(emission);
        turn();
    }

    private CompletionStage<Void> failed(Emission emission, Throwable reason) {
        if (!emission.over.compareAndSet(false, true)) {
            return CompletableFuture.completedFuture(null);
        }
        switch (settings.failureStrategy()) {
            case FAIL -> {
                LOG.errorf(reason, "Channel '%s' fails: %s could not be processed", settings.channel(), emission);
                failures.accept(reason);
                return CompletableFuture.failedFuture(reason);
            }
            case REQUEUE -> {
                if (settings.maxRetries() < 0 || emission.attempt <= settings.maxRetries()) {
                    requeue(emission, reason);
                    return CompletableFuture.completedFuture(null);
                }
                LOG.errorf(reason, "%s could not be processed by the consumer of channel '%s', and is given up after %d times",
                        emission, settings.channel(), emission.attempt);
            }
            case IGNORE -> LOG.warnf(reason, "%s could not be processed by the consumer of channel '%s', which goes on",
                    emission, settings.channel());
        }
        settle(emission);
        return CompletableFuture.completedFuture(null);
    }

    /** Its object has no other event meanwhile. */
    private void requeue(Emission emission, Throwable reason) {
        long delay = emission.delayMillis();
        LOG.logf(emission.attempt == 1 ? Logger.Level.WARN : Logger.Level.DEBUG,
                "%s could not be processed by the consumer of channel '%s', and is emitted again in %d ms: %s", emission,
                settings.channel(), delay, reason);
        Emission next = new Emission(emission.event, emission.subject, emission.missed, emission.attempt + 1);
        delayed.incrementAndGet();
        context.owner().setTimer(delay, id -> {
            if (!cancelled) {
                again.add(next);
            }
            delayed.decrementAndGet();
            turn();
        });
    }

    /** An event on its way. */
    private final class Emission {

        final LibvirtEvent event;
        final EventSubject subject;
        final long missed;
        final int attempt;
        /** Acknowledged, one way or the other. */
        final AtomicBoolean over = new AtomicBoolean();

        Emission(LibvirtEvent event, EventSubject subject, long missed, int attempt) {
            this.event = event;
            this.subject = subject;
            this.missed = missed;
            this.attempt = attempt;
        }

        Message<LibvirtEvent> message() {
            Context own = VertxContext.createNewDuplicatedContext(context);
            VertxContextSafetyToggle.setContextSafe(own, true);
            return Message.of(event,
                    Metadata.of(LibvirtEventMetadata.of(event, missed, attempt), new LocalContextMetadata(own)),
                    () -> acknowledged(this), reason -> failed(this, reason));
        }

        long delayMillis() {
            long doubled = settings.initialDelay().toMillis() << Math.min(attempt - 1, 20);
            return Math.min(doubled, settings.maxDelay().toMillis());
        }

        @Override
        public String toString() {
            return event.address() + " number " + event.sequence() + " of '" + event.connection() + "'";
        }
    }
}
