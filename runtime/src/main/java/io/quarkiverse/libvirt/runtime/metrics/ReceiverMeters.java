package io.quarkiverse.libvirt.runtime.metrics;

import io.quarkiverse.libvirt.runtime.delivery.Mailboxes;
import io.quarkus.runtime.metrics.MetricsFactory;

/** The meters of a receiver that may block, which is named by the tag {@code receiver}. */
final class ReceiverMeters {

    ReceiverMeters(MetricsFactory factory, Mailboxes.Receiver receiver) {
        Meters<Integer> meters = new Meters<>(factory, "receiver", receiver.name(), new Snapshot<>(receiver::waiting));
        meters.timer("receiver.delivery", "The time from an event's arrival until the receiver is called with it",
                receiver.latency());
        meters.gauge("receiver.queue.size", "How many events wait for the receiver, or are under way", Integer::intValue);
    }
}
