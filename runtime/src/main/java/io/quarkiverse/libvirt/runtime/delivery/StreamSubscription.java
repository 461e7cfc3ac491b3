package io.quarkiverse.libvirt.runtime.delivery;

import java.nio.BufferOverflowException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.quarkiverse.libvirt.EventFilter;
import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.smallrye.mutiny.helpers.Subscriptions;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.MultiSubscriber;

/**
 * Somebody who is subscribed to a stream, and the events that wait until they are requested. Events may come from the
 * contexts of several connections, requests and cancellations from any thread: whoever comes while another is delivering
 * leaves the work to that one.
 * <p>
 * Mutiny's own emitter with a buffer was tried first. Cancelled while an item arrives, it loops for ever.
 */
final class StreamSubscription<E extends LibvirtEvent> implements Flow.Subscription {

    private final Class<E> type;
    private final EventFilter filter;
    private final MultiSubscriber<? super E> downstream;
    private final Consumer<StreamSubscription<?>> whenOver;
    private final Queue<E> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong requested = new AtomicLong();
    /**
     * How many asked for a delivery since it was last complete; who finds 0 delivers. The first delivery is that of
     * {@link #begin}: nothing comes before {@code onSubscribe}.
     */
    private final AtomicInteger deliveries = new AtomicInteger(1);
    private volatile boolean cancelled;
    /** Nothing more is accepted; what waits is still delivered. */
    private volatile boolean ended;
    /** Written before {@link #ended}. */
    private Throwable failure;

    /** @param whenOver told once nothing is to be emitted any more, maybe several times */
    StreamSubscription(Class<E> type, EventFilter filter, MultiSubscriber<? super E> downstream,
            Consumer<StreamSubscription<?>> whenOver) {
        this.type = type;
        this.filter = filter;
        this.downstream = downstream;
        this.whenOver = whenOver;
    }

    Class<E> type() {
        return type;
    }

    boolean mayWant(EventKind<?> kind) {
        return type.isAssignableFrom(kind.type()) && filter.admits(kind.type());
    }

    boolean wants(LibvirtEvent event) {
        return type.isInstance(event) && filter.test(event);
    }

    /** Once; what came before is delivered after it. */
    void begin() {
        downstream.onSubscribe(this);
        deliverAll();
    }

    void emit(LibvirtEvent event) {
        if (ended || cancelled) {
            return;
        }
        if (count.incrementAndGet() > LibvirtEvents.BUFFER) {
            count.decrementAndGet();
            fail(new BufferOverflowException());
            return;
        }
        waiting.add(type.cast(event));
        deliver();
    }

    void complete() {
        end(null);
    }

    void fail(Throwable cause) {
        end(cause);
    }

    private void end(Throwable cause) {
        synchronized (this) {
            if (ended) {
                return;
            }
            failure = cause;
            ended = true;
        }
        whenOver.accept(this);
        deliver();
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            fail(Subscriptions.getInvalidRequestException());
            return;
        }
        Subscriptions.add(requested, n);
        deliver();
    }

    @Override
    public void cancel() {
        cancelled = true;
        whenOver.accept(this);
        deliver();
    }

    private void deliver() {
        if (deliveries.getAndIncrement() == 0) {
            deliverAll();
        }
    }

    private void deliverAll() {
        int seen = 1;
        do {
            deliverWhatIsRequested();
            seen = deliveries.addAndGet(-seen);
        } while (seen != 0);
    }

    private void deliverWhatIsRequested() {
        long delivered = 0;
        while (!cancelled) {
            // Before the queue is looked at: what came before the end is in it then.
            boolean over = ended;
            if (waiting.isEmpty()) {
                if (over) {
                    terminate();
                }
                break;
            }
            if (delivered == requested.get()) {
                break;
            }
            count.decrementAndGet();
            delivered++;
            pass(waiting.poll());
        }
        if (cancelled) {
            waiting.clear();
        } else if (delivered > 0) {
            Subscriptions.produced(requested, delivered);
        }
    }

    private void pass(E event) {
        Receipts.received(Receipts.STREAMS, event);
        try {
            downstream.onItem(event);
        } catch (Throwable thrown) {
            // A subscriber must not throw. This one gets no more; the others must not suffer.
            Infrastructure.handleDroppedException(thrown);
            cancel();
        }
    }

    private void terminate() {
        cancelled = true;
        if (failure == null) {
            downstream.onCompletion();
        } else {
            downstream.onFailure(failure);
        }
    }
}
