package io.quarkiverse.libvirt.runtime.metrics;

import io.quarkiverse.libvirt.runtime.delivery.Mailboxes;
import io.quarkiverse.libvirt.runtime.statistics.Timer;
import io.quarkus.runtime.metrics.MetricsFactory;

/** The meters of those who receive, who are named by the tag {@code receiver}. */
final class ReceiverMeters {

    private static final String RECEIVER = "receiver";

    private ReceiverMeters() {
    }

    /** Of one that may block, and so has a queue. */
    static void ofQueue(MetricsFactory factory, Mailboxes.Receiver receiver) {
        Meters<Integer> meters = new Meters<>(factory, RECEIVER, receiver.name(), new Snapshot<>(receiver::waiting));
        delivery(meters, receiver.latency());
        meters.gauge("receiver.queue.size", "How many events wait for the receiver, or are under way", Integer::intValue);
    }

    /** Of one that is called on event loops. */
    static void withoutQueue(MetricsFactory factory, String receiver, Timer latency) {
        delivery(new Meters<>(factory, RECEIVER, receiver, new Snapshot<>(() -> null)), latency);
    }

    private static void delivery(Meters<?> meters, Timer latency) {
        meters.timer("receiver.delivery", "The time from an event's arrival until the receiver is called with it", latency);
    }
}
