package io.quarkiverse.libvirt.messaging.kafka.assignment;

import java.time.Duration;
import java.util.Map;

import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Since when it is uncertain whether this is still a member of the group. Kafka's consumer tells its application that it is
 * none
 * any more only once it reaches the coordinator again; others have its partitions long before. From any thread.
 */
final class Contact {

    private final Metric heartbeats;
    private double answered;
    private long certainAt = System.nanoTime();

    /** @param metrics of a consumer */
    Contact(Map<MetricName, ? extends Metric> metrics) {
        heartbeats = metrics.entrySet().stream()
                .filter(each -> each.getKey().name().equals("heartbeat-total")
                        && each.getKey().group().equals("consumer-coordinator-metrics"))
                .map(Map.Entry::getValue).findFirst().orElseThrow(
                        () -> new IllegalStateException("This version of Kafka's client doesn't count its heartbeats"));
    }

    /** It was one at a time of {@link System#nanoTime}. */
    synchronized void certain(long nanoTime) {
        if (nanoTime - certainAt > 0) {
            certainAt = nanoTime;
        }
    }

    synchronized Duration uncertain() {
        double count = ((Number) heartbeats.metricValue()).doubleValue();
        if (count != answered) {
            answered = count;
            certainAt = System.nanoTime();
        }
        return Duration.ofNanos(System.nanoTime() - certainAt);
    }
}
