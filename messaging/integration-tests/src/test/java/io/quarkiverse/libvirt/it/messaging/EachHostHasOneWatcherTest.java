package io.quarkiverse.libvirt.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.standin.Domain;
import io.quarkiverse.libvirt.standin.HostedDomain;
import io.quarkiverse.libvirt.standin.StandInDaemon;

/** Eight hosts, three watchers in processes of their own, and one broker; watchers are killed, stopped and frozen. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class EachHostHasOneWatcherTest {

    private static final int HOSTS = 8;
    private static final int WATCHERS = 3;
    private static final Duration SESSION = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CRASHED = 3;

    private final Map<String, StandInDaemon> hosts = new LinkedHashMap<>();
    private final List<WatcherProcess> watchers = new ArrayList<>();
    /** The most that a host has had at the same time. */
    private final Map<String, Integer> most = new ConcurrentHashMap<>();
    private KafkaBroker broker;
    private TopicReader vms;
    private Thread sampler;

    @BeforeAll
    void start() throws Exception {
        broker = KafkaBroker.start();
        broker.createTopic("vm-events", 2);
        broker.createTopic("vm-events-copied", 1);
        broker.createTopic("host-events", 1);
        for (String name : names()) {
            StandInDaemon host = StandInDaemon
                    .start(Path.of("/tmp", "quarkus-libvirt-" + name + "-" + ProcessHandle.current().pid()));
            host.host().silently().put(new HostedDomain(domain(name), HostedDomain.RUNNING, 1, true));
            hosts.put(name, host);
        }
        sampler = new Thread(this::sample, "sampler");
        sampler.start();
        for (int i = 0; i < WATCHERS; i++) {
            watchers.add(watcher());
        }
        for (WatcherProcess each : watchers) {
            each.awaitStart();
        }
        awaitOneWatcherForEach();
        vms = new TopicReader(broker, "vm-events");
    }

    /** One for each partition of the topic, so that each watcher gets some. */
    private static Collection<String> names() {
        Map<Integer, String> byPartition = new TreeMap<>();
        for (int i = 0; byPartition.size() < HOSTS; i++) {
            String name = "host" + i;
            byPartition.putIfAbsent(
                    Utils.toPositive(Utils.murmur2(name.getBytes(StandardCharsets.UTF_8))) % HOSTS, name);
        }
        return byPartition.values();
    }

    private static Domain domain(String host) {
        return new Domain("vm of " + host, UUID.nameUUIDFromBytes(host.getBytes(StandardCharsets.UTF_8)), 1);
    }

    private WatcherProcess watcher() throws IOException {
        Map<String, String> configuration = new HashMap<>();
        configuration.put("kafka.bootstrap.servers", broker.address());
        configuration.put("quarkus.libvirt-assignment.partitions", String.valueOf(HOSTS));
        configuration.put("quarkus.libvirt-assignment.session-timeout", SESSION.toSeconds() + "S");
        hosts.forEach((name, host) -> {
            configuration.put("quarkus.libvirt.\"" + name + "\".uri", "test+unix:///default?socket=" + host.socket());
            configuration.put("quarkus.libvirt.\"" + name + "\".startup", "assigned");
        });
        return WatcherProcess.start(configuration);
    }

    private void sample() {
        try {
            while (true) {
                hosts.forEach((name, host) -> most.merge(name, host.clients().size(), Math::max));
                Thread.sleep(2);
            }
        } catch (InterruptedException e) {
            // The end.
        }
    }

    private void awaitOneWatcherForEach() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(hosts).allSatisfy((name, host) -> {
            assertThat(host.clients()).hasSize(1);
            assertThat(host.subscriptions()).isNotEmpty();
        }));
    }

    private void assertNeverTwo() {
        assertThat(most).hasSize(HOSTS).allSatisfy((name, watched) -> assertThat(watched).isEqualTo(1));
    }

    /** The names of the hosts that a watcher has, by what it has logged. */
    private static Set<String> hostsOf(WatcherProcess watcher) throws IOException {
        Map<String, Boolean> has = new HashMap<>();
        for (String line : watcher.output().lines().toList()) {
            if (line.contains("is this replica's now")) {
                has.put(name(line), true);
            } else if (line.contains("is given back") || line.contains("and is cut")) {
                has.put(name(line), false);
            }
        }
        return has.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static String name(String line) {
        int begin = line.indexOf("The connection '") + "The connection '".length();
        return line.substring(begin, line.indexOf('\'', begin));
    }

    private WatcherProcess busiest() throws IOException {
        WatcherProcess busiest = null;
        for (WatcherProcess each : watchers) {
            if (each.isAlive() && (busiest == null || hostsOf(each).size() > hostsOf(busiest).size())) {
                busiest = each;
            }
        }
        assertThat(hostsOf(busiest)).isNotEmpty();
        return busiest;
    }

    private List<LibvirtEvent> events(String host) {
        return vms.events().stream().filter(event -> event.connection().equals(host)).toList();
    }

    @Test
    @Order(1)
    void andAllWatchersHaveSome() throws Exception {
        for (WatcherProcess each : watchers) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(hostsOf(each)).isNotEmpty());
        }
        awaitOneWatcherForEach();
        assertNeverTwo();
    }

    @Test
    @Order(2)
    void alsoAfterOneWasKilledAndWhatHasHappenedMeanwhileIsTold() throws Exception {
        WatcherProcess victim = busiest();
        Set<String> orphans = hostsOf(victim);
        Map<String, Long> before = new HashMap<>();
        for (String each : orphans) {
            await().atMost(PATIENCE).until(() -> !events(each).isEmpty());
            before.put(each, events(each).stream().mapToLong(LibvirtEvent::generation).max().orElseThrow());
        }
        victim.kill();
        long killed = System.nanoTime();
        // Nobody sees it.
        for (String each : orphans) {
            hosts.get(each).host().silently().put(new HostedDomain(domain(each), HostedDomain.SHUTOFF, CRASHED, true));
        }
        awaitOneWatcherForEach();
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(SESSION.multipliedBy(5));
        for (String each : orphans) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(events(each)).anySatisfy(event -> {
                assertThat(event.synthetic()).isTrue();
                assertThat(((DomainLifecycleEvent) event).event()).isEqualTo(DomainEventType.STOPPED);
                // So that what the one before has sent late is told from it.
                assertThat(event.generation()).isGreaterThan(before.get(each) + 900_000);
            }));
        }
        assertNeverTwo();
    }

    @Test
    @Order(3)
    void alsoWhenOneComesAndAnotherIsToldToEnd() throws Exception {
        WatcherProcess victim = busiest();
        watchers.add(watcher().awaitStart());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(hostsOf(watchers.get(WATCHERS))).isNotEmpty());
        awaitOneWatcherForEach();
        victim.stop();
        awaitOneWatcherForEach();
        assertNeverTwo();
    }

    @Test
    @Order(4)
    void andOneThatStoodStillGivesUpAtOnceWhenItGoesOn() throws Exception {
        WatcherProcess frozen = busiest();
        Set<String> orphans = hostsOf(frozen);
        frozen.freeze();
        // Its sockets are still there, but it can do nothing with them.
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(orphans)
                .allSatisfy(name -> assertThat(hosts.get(name).clients()).hasSize(2)));
        frozen.thaw();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(frozen.output()).contains("and is cut"));
        awaitOneWatcherForEach();
    }

    @Test
    @Order(5)
    void andNobodyHasOneWhileKafkaIsAway() throws Exception {
        broker.stop();
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(hosts).allSatisfy((name, host) -> assertThat(host.clients()).isEmpty()));
        broker.startAgain();
        awaitOneWatcherForEach();
    }

    @AfterAll
    void end() throws Exception {
        for (WatcherProcess each : watchers) {
            each.close();
        }
        if (vms != null) {
            vms.close();
        }
        sampler.interrupt();
        sampler.join();
        hosts.values().forEach(StandInDaemon::close);
        broker.close();
    }
}
