package io.quarkiverse.libvirt.runtime.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import io.quarkiverse.libvirt.runtime.delivery.EventGap;
import io.vertx.core.Vertx;

/**
 * What was left out of a connection's events, to be told: at once, and then once a second at most for each receiver. In a storm
 * there would be as many gaps as events.
 */
final class Gaps {

    private static final long INTERVAL_MILLIS = 1_000;

    private final Vertx vertx;
    private final BiConsumer<String, EventGap> tell;
    /** By receiver, null for the connection's own queue; there while the next may not be told yet. Null: nothing since. */
    private final Map<String, EventGap> untold = new HashMap<>();

    /** @param tell gets the receiver and what it has missed */
    Gaps(Vertx vertx, BiConsumer<String, EventGap> tell) {
        this.vertx = vertx;
        this.tell = tell;
    }

    /** From any thread. */
    void add(String receiver, EventGap gap) {
        synchronized (this) {
            if (untold.containsKey(receiver)) {
                untold.merge(receiver, gap, Gaps::sum);
                return;
            }
            untold.put(receiver, null);
        }
        tellNow(receiver, gap);
    }

    private void tellNow(String receiver, EventGap gap) {
        tell.accept(receiver, gap);
        vertx.setTimer(INTERVAL_MILLIS, id -> tellNext(receiver));
    }

    private void tellNext(String receiver) {
        EventGap next;
        synchronized (this) {
            next = untold.get(receiver);
            if (next == null) {
                untold.remove(receiver);
                return;
            }
            untold.put(receiver, null);
        }
        tellNow(receiver, next);
    }

    private static EventGap sum(EventGap first, EventGap second) {
        return new EventGap(first.connection(), sum(first.dropped(), second.dropped()),
                sum(first.superseded(), second.superseded()));
    }

    private static Map<String, Long> sum(Map<String, Long> first, Map<String, Long> second) {
        Map<String, Long> sum = new HashMap<>(first);
        second.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
        return sum;
    }
}
