package io.quarkiverse.libvirt.messaging.kafka.assignment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.HostAssignment;

/**
 * One membership in the consumer group, and what it has. The offset that is committed for a partition counts its owners: only a
 * present member can commit, so each owner has a number of its own, higher than those before.
 */
final class Membership implements ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(HostAssignment.class);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final HostPartitions hosts;
    private final HostAssignment.Watcher watcher;
    private final Duration closeTimeout;
    private final Contact contact;
    /** On the thread that polls: assigned, but without a number yet. */
    private final Set<TopicPartition> unopened = new HashSet<>();
    private volatile String memberId;
    /** The connections that are ours; guarded by this, as is every call of the watcher. */
    private final Set<String> ours = new TreeSet<>();
    private boolean over;

    Membership(KafkaConsumer<byte[], byte[]> consumer, HostPartitions hosts, HostAssignment.Watcher watcher,
            Duration closeTimeout) {
        this.consumer = consumer;
        this.hosts = hosts;
        this.watcher = watcher;
        this.closeTimeout = closeTimeout;
        contact = new Contact(consumer.metrics());
    }

    /** Those that this member got besides what it has. In {@code poll}, after the others have given them back. */
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        contact.certain(System.nanoTime());
        memberId = consumer.groupMetadata().memberId();
        // Nothing is there to be read.
        consumer.pause(consumer.assignment());
        unopened.addAll(partitions);
        openWhatIsOurs();
    }

    /** On the thread that polls. */
    void openWhatIsOurs() {
        unopened.retainAll(consumer.assignment());
        if (unopened.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> epochs;
        try {
            epochs = countOwners(unopened);
        } catch (RebalanceInProgressException | CommitFailedException e) {
            LOG.debugf(e, "Not opened yet: %s", unopened);
            return;
        }
        unopened.clear();
        synchronized (this) {
            epochs.forEach((partition, epoch) -> hosts.of(partition).forEach(connection -> {
                if (!over && ours.add(connection)) {
                    watcher.assigned(connection, epoch);
                }
            }));
        }
    }

    private Map<TopicPartition, Long> countOwners(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> last = consumer.committed(new HashSet<>(partitions));
        Map<TopicPartition, Long> epochs = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> commit = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata before = last.get(partition);
            long epoch = before == null ? 1 : before.offset() + 1;
            epochs.put(partition, epoch);
            commit.put(partition, new OffsetAndMetadata(epoch));
        }
        // Refused if this isn't a member any more.
        consumer.commitSync(commit);
        return epochs;
    }

    /** In {@code poll} or {@code close}: nobody gets them before this returns. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        List<CompletableFuture<Void>> closing = new ArrayList<>();
        synchronized (this) {
            for (String connection : hosts.of(partitions)) {
                if (ours.remove(connection)) {
                    closing.add(watcher.revoked(connection).toCompletableFuture());
                }
            }
        }
        try {
            CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new)).get(closeTimeout.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warnf(
                    "Connections that another replica gets were not closed within %s (quarkus.libvirt-assignment.close-timeout)",
                    closeTimeout);
        } catch (ExecutionException e) {
            LOG.warnf(e.getCause(), "A connection that another replica gets could not be closed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Others may have them already. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        synchronized (this) {
            hosts.of(partitions).stream().filter(ours::remove).forEach(watcher::lost);
        }
    }

    /** For how long it is uncertain whether this is still a member. */
    Duration uncertain() {
        return contact.uncertain();
    }

    /**
     * Asks the brokers, while the consumer waits for others to join and hears nothing.
     *
     * @param patience how long that may take
     */
    void ask(Admin admin, String group, Duration patience) {
        long asked = System.nanoTime();
        try {
            boolean member = admin.describeConsumerGroups(List.of(group)).describedGroups().get(group)
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS).members().stream()
                    .anyMatch(each -> each.consumerId().equals(memberId));
            if (member) {
                contact.certain(asked);
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.debugf(e, "Whether this replica has its connections still can't be learnt");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Cuts all connections, and opens none any more. */
    synchronized void giveUp() {
        over = true;
        ours.forEach(watcher::lost);
        ours.clear();
    }

    synchronized boolean isOver() {
        return over;
    }

    synchronized boolean hasNone() {
        return ours.isEmpty();
    }
}
