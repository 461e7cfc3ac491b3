package io.quarkiverse.libvirt.messaging.kafka.assignment;

import java.time.Duration;
import java.util.Map;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which replica watches which host, by Kafka: for connections with the startup policy {@code assigned}. */
@ConfigMapping(prefix = "quarkus.libvirt-assignment")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface KafkaAssignmentConfig {

    /**
     * The topic whose partitions are shared out among the replicas. Nothing is written to it. It is created if it isn't there.
     */
    @WithDefault("libvirt-hosts")
    String topic();

    /**
     * How many partitions the topic gets when it is created. A host belongs to one of them, by the hash of its connection's
     * name, so there should be several for each replica. The number can't be changed while replicas run.
     */
    @WithDefault("64")
    int partitions();

    /**
     * How many brokers have the topic when it is created; -1 for what the brokers are configured for.
     */
    @WithDefault("-1")
    short replicationFactor();

    /**
     * The consumer group that the replicas are.
     */
    @WithDefault("${quarkus.application.name:quarkus}-libvirt-watchers")
    String groupId();

    /**
     * After which time without a sign of life a replica has lost its hosts to others. The brokers set limits to it
     * ({@code group.min.session.timeout.ms}, 6 s by default). A replica that can't reach Kafka gives up its hosts after two
     * thirds of it.
     */
    @WithDefault("6S")
    Duration sessionTimeout();

    /**
     * How long a replica that has to give a host back may take to close its connection; others wait for it.
     */
    @WithDefault("5S")
    Duration closeTimeout();

    /**
     * Any other settings of Kafka's consumer, over those of {@code kafka.*}, such as {@code bootstrap.servers}.
     */
    @ConfigDocMapKey("property")
    Map<String, String> properties();
}
