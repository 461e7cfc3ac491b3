package io.quarkiverse.libvirt.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import io.quarkiverse.libvirt.event.ConnectionResynchronisedEvent;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.standin.Domain;
import io.quarkiverse.libvirt.standin.DomainEvents;
import io.quarkiverse.libvirt.standin.EventClass;
import io.quarkiverse.libvirt.standin.HostedDomain;
import io.quarkiverse.libvirt.standin.StandInDaemon;

/** A host, a watcher in a process of its own, a broker, and who reads from it. */
@TestInstance(Lifecycle.PER_CLASS)
class EventsReachKafkaTest {

    private static final int DOMAINS = 20;
    private static final int EVENTS = 300;
    private static final int RESUMED = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private KafkaBroker broker;
    private StandInDaemon host;
    private WatcherProcess watcher;
    private TopicReader vms;
    private int sent;

    @BeforeAll
    void start() throws Exception {
        broker = KafkaBroker.start();
        broker.createTopic("vm-events", 4);
        broker.createTopic("vm-events-copied", 4);
        broker.createTopic("host-events", 1);
        host = StandInDaemon.start(Path.of("/tmp", "quarkus-libvirt-kafka-" + ProcessHandle.current().pid()));
        for (int i = 0; i < DOMAINS; i++) {
            host.host().silently().put(new HostedDomain(domain(i), HostedDomain.RUNNING, 1, true));
        }
        watcher = WatcherProcess.start(Map.of("kafka.bootstrap.servers", broker.address(),
                "quarkus.libvirt.\"host7\".uri", "test+unix:///default?socket=" + host.socket())).awaitStart();
        host.awaitSubscription(EventClass.DOMAIN, 0);
        vms = new TopicReader(broker, "vm-events");
    }

    @AfterAll
    void end() throws Exception {
        try (StandInDaemon daemon = host;
                KafkaBroker kafka = broker;
                TopicReader reader = vms;
                WatcherProcess process = watcher) {
            // Closed in reverse order.
        }
    }

    private static Domain domain(int number) {
        return new Domain("vm" + number, new UUID(7, number), number + 1);
    }

    private void send() {
        host.storm(EVENTS, i -> DomainEvents.lifecycle(domain(i % DOMAINS), RESUMED, 0));
        sent += EVENTS;
    }

    @Test
    void inOrderForEachDomainAndAllOfThemEvenIfTheBrokerIsAwayMeanwhile() throws Exception {
        send();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sequences(vms)).hasSize(sent));
        assertThat(vms.records()).allSatisfy(record -> {
            assertThat(record.key()).isEqualTo(((DomainRef) record.value().object()).uuid().toString());
            assertThat(record.timestamp()).isEqualTo(record.value().time().toEpochMilli());
            assertThat(record.value().connection()).isEqualTo("host7");
        });
        // More than one is used, and one of each domain.
        assertThat(vms.records()).extracting(ConsumerRecord::partition).contains(0, 1, 2, 3);
        assertEachDomainIsInOrder(vms);

        broker.stop();
        send();
        // Longer than Kafka's client tries by itself.
        await().atMost(PATIENCE).until(() -> watcher.output().contains("is emitted again in"));
        broker.startAgain();
        send();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sequences(vms)).hasSize(sent));
        assertEachDomainIsInOrder(vms);

        // What another application makes of it is the same.
        try (TopicReader copies = new TopicReader(broker, "vm-events-copied");
                TopicReader hosts = new TopicReader(broker, "host-events")) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(Set.copyOf(copies.events()))
                    .isEqualTo(Set.copyOf(vms.events())));
            assertThat(copies.records()).allSatisfy(record -> assertThat(record.key())
                    .isEqualTo(((DomainRef) record.value().object()).uuid().toString()));
            await().atMost(PATIENCE).untilAsserted(
                    () -> assertThat(hosts.events()).hasAtLeastOneElementOfType(ConnectionResynchronisedEvent.class));
            assertThat(hosts.records()).extracting(ConsumerRecord::key).containsOnly("host7");
        }
    }

    /** A record may be there twice. */
    private static Set<Long> sequences(TopicReader reader) {
        return reader.events().stream().map(LibvirtEvent::sequence).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void assertEachDomainIsInOrder(TopicReader reader) {
        Map<UUID, List<ConsumerRecord<String, LibvirtEvent>>> byDomain = reader.records().stream()
                .collect(Collectors.groupingBy(record -> ((DomainLifecycleEvent) record.value()).domain().uuid()));
        assertThat(byDomain).hasSize(DOMAINS).allSatisfy((uuid, records) -> {
            assertThat(records).extracting(ConsumerRecord::partition).containsOnly(records.get(0).partition());
            assertThat(records).extracting(record -> record.value().sequence()).isSorted();
        });
    }
}
