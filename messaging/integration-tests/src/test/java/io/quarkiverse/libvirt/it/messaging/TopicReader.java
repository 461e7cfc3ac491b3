package io.quarkiverse.libvirt.it.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.messaging.kafka.LibvirtEventDeserializer;

/** Everything in a topic, from its beginning on. */
final class TopicReader implements AutoCloseable {

    private final KafkaConsumer<String, LibvirtEvent> consumer;
    private final Thread thread;
    private final List<ConsumerRecord<String, LibvirtEvent>> records = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    TopicReader(KafkaBroker broker, String topic) {
        consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", broker.address(), "reconnect.backoff.max.ms", "500"),
                new StringDeserializer(), new LibvirtEventDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(topic, each.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = new Thread(this::read, "reader of " + topic);
        thread.start();
    }

    private void read() {
        while (!ended) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        consumer.close();
    }

    List<ConsumerRecord<String, LibvirtEvent>> records() {
        return records;
    }

    List<LibvirtEvent> events() {
        return records.stream().map(ConsumerRecord::value).toList();
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        thread.join();
    }
}
