package io.quarkiverse.libvirt.messaging.kafka.assignment;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.HostAssignment;
import io.quarkus.arc.Arc;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.annotation.Identifier;

/**
 * Shares the hosts out by a consumer group of Kafka: each host belongs to a partition of a topic, and to the member that has
 * the
 * partition.
 */
@DefaultBean
public class KafkaHostAssignment implements HostAssignment {

    private static final Logger LOG = Logger.getLogger(HostAssignment.class);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration RETRY = Duration.ofSeconds(1);
    /** How long whoever has left is waited for when the application ends. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    @Inject
    KafkaAssignmentConfig config;

    private Set<String> connections;
    private Watcher watcher;
    private Thread thread;
    private ScheduledExecutorService fence;
    private volatile boolean ended;
    private volatile KafkaConsumer<byte[], byte[]> consumer;
    private volatile Membership membership;
    private volatile Admin admin;
    /** The last one that was logged. */
    private String failure;

    @Override
    public void start(Set<String> connections, Watcher watcher) {
        if (config.sessionTimeout().toMillis() < 100) {
            throw new ConfigurationException("quarkus.libvirt-assignment.session-timeout is " + config.sessionTimeout()
                    + ", but it must be a positive time, as 6S");
        }
        if (config.partitions() < 1) {
            throw new ConfigurationException("quarkus.libvirt-assignment.partitions is " + config.partitions()
                    + ", but it can't be less than 1");
        }
        this.connections = Set.copyOf(connections);
        this.watcher = watcher;
        thread = new Thread(this::run, "libvirt-assignment");
        thread.setDaemon(true);
        thread.setContextClassLoader(KafkaHostAssignment.class.getClassLoader());
        thread.start();
        fence = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread timer = new Thread(task, "libvirt-assignment-fence");
            timer.setDaemon(true);
            return timer;
        });
        long period = config.sessionTimeout().toMillis() / 20;
        fence.scheduleWithFixedDelay(this::checkContact, period, period, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (thread == null) {
            return;
        }
        ended = true;
        KafkaConsumer<?, ?> now = consumer;
        if (now != null) {
            now.wakeup();
        }
        try {
            thread.join(config.closeTimeout().plus(MARGIN).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fence.shutdownNow();
        if (thread.isAlive()) {
            thread.interrupt();
        }
    }

    /** Whoever isn't heard of gives up before others may have its hosts, also while Kafka's consumer waits for something. */
    private void checkContact() {
        Membership now = membership;
        Admin brokers = admin;
        if (now == null || brokers == null || now.isOver() || now.hasNone()) {
            return;
        }
        Duration left = limit().minus(now.uncertain());
        if (left.toMillis() > 0 && left.compareTo(limit().dividedBy(2)) < 0) {
            now.ask(brokers, config.groupId(), left);
            left = limit().minus(now.uncertain());
        }
        if (left.toMillis() <= 0) {
            LOG.warnf("Kafka has not answered for %d ms: the connections that are assigned are given up, since other replicas"
                    + " get them", limit().toMillis());
            now.giveUp();
            KafkaConsumer<?, ?> its = consumer;
            if (its != null) {
                its.wakeup();
            }
        }
    }

    private Duration limit() {
        return config.sessionTimeout().multipliedBy(2).dividedBy(3);
    }

    private void run() {
        while (!ended) {
            try {
                takePart();
            } catch (WakeupException e) {
                // Ended, or given up.
            } catch (InterruptException e) {
                return;
            } catch (RuntimeException | ExecutionException e) {
                logOnce(e);
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void takePart() throws ExecutionException, InterruptedException {
        try (Admin brokers = Admin.create(adminSettings())) {
            HostPartitions hosts = new HostPartitions(connections, partitions(brokers));
            KafkaConsumer<byte[], byte[]> mine = new KafkaConsumer<>(consumerSettings());
            Membership member = new Membership(mine, hosts, watcher, config.closeTimeout());
            membership = member;
            consumer = mine;
            admin = brokers;
            try {
                poll(mine, member);
            } catch (RuntimeException e) {
                // What can't go on must not keep its hosts; in an orderly end they are given back on closing.
                if (!ended) {
                    member.giveUp();
                }
                throw e;
            } finally {
                consumer = null;
                membership = null;
                admin = null;
                mine.close(CloseOptions.timeout(member.isOver() ? RETRY : config.closeTimeout().plus(RETRY)));
            }
        }
    }

    private void poll(KafkaConsumer<byte[], byte[]> mine, Membership member) {
        mine.subscribe(List.of(config.topic()), member);
        while (!ended && !member.isOver()) {
            mine.poll(POLL);
            member.openWhatIsOurs();
            if (!mine.assignment().isEmpty()) {
                failure = null;
            }
        }
    }

    /** Of the topic, which is there then. */
    private int partitions(Admin brokers) throws ExecutionException, InterruptedException {
        try {
            brokers.createTopics(List.of(new NewTopic(config.topic(), Optional.of(config.partitions()),
                    Optional.of(config.replicationFactor()).filter(factor -> factor > 0)))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                LOG.debugf(e.getCause(), "Topic '%s' could not be created", config.topic());
            }
        }
        return brokers.describeTopics(List.of(config.topic())).allTopicNames().get().get(config.topic()).partitions().size();
    }

    private Map<String, Object> adminSettings() {
        Map<String, Object> settings = new HashMap<>(
                Arc.container().instance(new TypeLiteral<Map<String, Object>>() {
                }, Identifier.Literal.of("default-kafka-broker")).get());
        settings.putAll(config.properties());
        settings.putIfAbsent("client.id", "libvirt-assignment");
        return settings;
    }

    private Map<String, Object> consumerSettings() {
        Map<String, Object> settings = adminSettings();
        long session = config.sessionTimeout().toMillis();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.groupId());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) session);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) (session / 6));
        // A group waits so long for a member that has to give something back.
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                (int) Math.max(config.closeTimeout().plus(MARGIN).toMillis() * 2, session * 2));
        settings.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) session);
        settings.putIfAbsent(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) session);
        return settings;
    }

    private void logOnce(Exception e) {
        Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
        if (!String.valueOf(cause).equals(failure)) {
            failure = String.valueOf(cause);
            LOG.warnf("Which connections belong to this replica can't be learnt from Kafka: %s. It has none until that works;"
                    + " tried again each second, and the same failure is not logged again. Check kafka.bootstrap.servers and"
                    + " quarkus.libvirt-assignment", cause);
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = true;
        }
    }
}
