package io.quarkiverse.libvirt.runtime.delivery;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import io.quarkiverse.libvirt.EventFilter;
import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.selection.EventSelection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.vertx.core.Context;

/** The streams that somebody is subscribed to. */
public final class EventStreams implements LibvirtEvents {

    private static final StreamSubscription<?>[] NOBODY = {};

    /** A new array for each change: an event goes through it without a lock, and without the iterator of a list. */
    private volatile StreamSubscription<?>[] subscriptions = NOBODY;
    private boolean ended;
    private volatile List<EventSelection> selections = List.of();
    private volatile GapReporter reporter;

    /** What the connections report. Before it, every type can be had. */
    public void select(List<EventSelection> selections) {
        this.selections = List.copyOf(selections);
    }

    /** The kinds that those who are subscribed now may want: what is subscribed to before the start counts as a receiver. */
    public Set<EventKind<?>> wanted() {
        StreamSubscription<?>[] now = subscriptions;
        return EventKind.all().stream().filter(kind -> Arrays.stream(now).anyMatch(each -> each.mayWant(kind)))
                .collect(Collectors.toSet());
    }

    /** Who makes an event of what a subscriber's own queue has left out. */
    public void reportGapsTo(GapReporter gaps) {
        reporter = gaps;
    }

    /**
     * A subscriber keeps its events in a bounded queue, which has left something out; from any thread.
     *
     * @param subscriber a name of it, for people to read
     */
    public void missed(String subscriber, EventGap gap) {
        GapReporter gaps = reporter;
        if (gaps != null) {
            gaps.report(subscriber, gap);
        }
    }

    @Override
    public <E extends LibvirtEvent> Multi<E> events(Class<E> type, EventFilter filter) {
        return new EventStream<>(Objects.requireNonNull(type, "type"), Objects.requireNonNull(filter, "filter"));
    }

    /** How many are subscribed. */
    int size() {
        return subscriptions.length;
    }

    private void subscribe(StreamSubscription<?> subscription) {
        if (isLeftOut(subscription)) {
            subscription.fail(new IllegalArgumentException("No " + subscription.type().getSimpleName()
                    + " can arrive: quarkus.libvirt.events leaves it out"));
        } else if (!add(subscription)) {
            subscription.complete();
        }
        // Who is told of the subscription may at once cause events, and waits for them.
        subscription.begin();
    }

    private synchronized boolean add(StreamSubscription<?> subscription) {
        if (ended) {
            return false;
        }
        StreamSubscription<?>[] more = Arrays.copyOf(subscriptions, subscriptions.length + 1);
        more[subscriptions.length] = subscription;
        subscriptions = more;
        return true;
    }

    private synchronized void remove(StreamSubscription<?> subscription) {
        subscriptions = Arrays.stream(subscriptions).filter(each -> each != subscription)
                .toArray(StreamSubscription<?>[]::new);
    }

    private boolean isLeftOut(StreamSubscription<?> subscription) {
        return isLeftOut(EventKind.all().stream().filter(subscription::mayWant).toList());
    }

    /** Whether no connection reports any event that passes a filter. Before the start, every event can be had. */
    public boolean isLeftOut(EventFilter filter) {
        return isLeftOut(EventKind.all().stream().filter(kind -> filter.admits(kind.type())).toList());
    }

    private boolean isLeftOut(List<EventKind<?>> kinds) {
        List<EventSelection> selected = selections;
        return !selected.isEmpty() && !kinds.isEmpty()
                && kinds.stream().noneMatch(kind -> selected.stream().anyMatch(each -> each.contains(kind)));
    }

    /** @param context where the connection's subscribers are called */
    void deliver(Context context, LibvirtEvent event) {
        for (StreamSubscription<?> subscription : subscriptions) {
            if (subscription.wants(event)) {
                OwnContext.run(context, () -> subscription.emit(event));
            }
        }
    }

    /**
     * Nothing follows but what was delivered before.
     *
     * @param contexts where events were delivered
     * @return done when every subscriber was told
     */
    CompletableFuture<Void> complete(Collection<Context> contexts) {
        StreamSubscription<?>[] last = end();
        // A subscriber may have events on the way on each of them.
        return CompletableFuture.allOf(contexts.stream().map(EventStreams::passed).toArray(CompletableFuture[]::new))
                .thenRun(() -> Arrays.stream(last).forEach(StreamSubscription::complete));
    }

    private static CompletableFuture<Void> passed(Context context) {
        CompletableFuture<Void> passed = new CompletableFuture<>();
        OwnContext.run(context, () -> passed.complete(null));
        return passed;
    }

    private synchronized StreamSubscription<?>[] end() {
        ended = true;
        return subscriptions;
    }

    private final class EventStream<E extends LibvirtEvent> extends AbstractMulti<E> {

        private final Class<E> type;
        private final EventFilter filter;

        EventStream(Class<E> type, EventFilter filter) {
            this.type = type;
            this.filter = filter;
        }

        @Override
        public void subscribe(MultiSubscriber<? super E> downstream) {
            EventStreams.this.subscribe(new StreamSubscription<>(type, filter, downstream, EventStreams.this::remove));
        }
    }
}
