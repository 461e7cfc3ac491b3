package io.quarkiverse.libvirt.messaging.kafka.assignment;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/** Which connection belongs to which partition: the same in each replica, whatever else it has. */
final class HostPartitions {

    private final Map<Integer, Set<String>> connections = new HashMap<>();

    HostPartitions(Set<String> names, int partitions) {
        for (String name : names) {
            int partition = Utils.toPositive(Utils.murmur2(name.getBytes(StandardCharsets.UTF_8))) % partitions;
            connections.computeIfAbsent(partition, number -> new TreeSet<>()).add(name);
        }
    }

    Set<String> of(TopicPartition partition) {
        return connections.getOrDefault(partition.partition(), Set.of());
    }

    Set<String> of(Collection<TopicPartition> partitions) {
        Set<String> all = new TreeSet<>();
        partitions.forEach(each -> all.addAll(of(each)));
        return all;
    }
}
