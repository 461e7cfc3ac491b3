package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.ConnectionEvent;
import io.quarkiverse.libvirt.event.ConnectionGapEvent;
import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.connection.StandInFleet.Member;
import io.quarkiverse.libvirt.runtime.inventory.Replayed;
import io.quarkiverse.libvirt.standin.Domain;
import io.quarkiverse.libvirt.standin.DomainEvents;
import io.quarkiverse.libvirt.standin.HostInventory;
import io.quarkiverse.libvirt.standin.HostedDomain;
import io.quarkiverse.libvirt.standin.Network;
import io.quarkiverse.libvirt.standin.NodeDevice;
import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.Secret;
import io.quarkiverse.libvirt.standin.StandInDaemon;
import io.quarkiverse.libvirt.standin.StoragePool;

/**
 * Whatever happens to a host and to the connection, over libvirt's own protocol: in the end the inventory agrees with the host,
 * and so does a consumer that has only heard the events, and no change is told it twice. A failing run prints its seed:
 * {@code -Ddaemon.seed=} runs it alone, {@code -Ddaemon.seconds=} says for how long there are new ones.
 */
class TheInventoryAgreesWithTheDaemonTest {

    @Test
    void afterWhateverHappened() throws Exception {
        Long seed = Long.getLong("daemon.seed");
        if (seed != null) {
            run(seed);
            return;
        }
        long end = System.nanoTime() + Duration.ofSeconds(Long.getLong("daemon.seconds", 15)).toNanos();
        int runs = 0;
        for (long each = System.nanoTime(); System.nanoTime() < end; each++) {
            run(each);
            runs++;
        }
        System.out.printf("%d runs against a daemon agree with it%n", runs);
        assertThat(runs).isPositive();
    }

    private static void run(long seed) throws Exception {
        try (StandInDaemon daemon = StandInDaemon.start(); StandInFleet fleet = new StandInFleet()) {
            new Run(seed, daemon, fleet).run();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("-Ddaemon.seed=" + seed + ": " + failure.getMessage(), failure);
        }
    }

    private static final class Run {

        private static final int[] LISTINGS = { Procedures.CONNECT_GET_ALL_DOMAIN_STATS, Procedures.CONNECT_LIST_ALL_DOMAINS,
                Procedures.CONNECT_LIST_ALL_NETWORKS, Procedures.CONNECT_LIST_ALL_STORAGE_POOLS,
                Procedures.CONNECT_LIST_ALL_NODE_DEVICES, Procedures.CONNECT_LIST_ALL_SECRETS };

        private final Random random;
        private final StandInDaemon daemon;
        private final Member member;
        private final Replayed consumer = new Replayed();
        private final AtomicReference<AssertionError> complaint = new AtomicReference<>();
        private long lastSequence;
        private final List<Network> networks = new ArrayList<>();
        private final List<StoragePool> pools = new ArrayList<>();
        private final List<NodeDevice> devices = new ArrayList<>();
        private final List<Secret> secrets = new ArrayList<>();
        private int names;

        Run(long seed, StandInDaemon daemon, StandInFleet fleet) {
            // Neighbouring seeds begin alike.
            random = new Random(seed * 0x9E3779B97F4A7C15L);
            this.daemon = daemon;
            member = fleet.add("host", daemon, "resync.tell-first", "true", "reconnect.initial-delay", "0.005S",
                    "reconnect.max-delay", "0.02S", "open-timeout", "3S", "queue.capacity", "64");
            member.also = this::received;
        }

        private void received(LibvirtEvent event) {
            try {
                assertThat(event.sequence()).as("number of " + event).isGreaterThan(lastSequence);
                lastSequence = event.sequence();
                if (event instanceof ConnectionLostEvent || event instanceof ConnectionClosedEvent
                        || event instanceof ConnectionGapEvent) {
                    consumer.forgetWhatWasTold();
                } else if (!(event instanceof ConnectionEvent) && event.address().endsWith(".lifecycle")) {
                    consumer.take(event);
                }
            } catch (AssertionError e) {
                complaint.compareAndSet(null, e);
            }
        }

        void run() {
            for (int i = random.nextInt(10); i > 0; i--) {
                change(daemon.host());
            }
            member.connection.open();
            for (int i = 20 + random.nextInt(60); i > 0; i--) {
                step();
            }
            daemon.thaw();
            for (int each : LISTINGS) {
                daemon.answerNormally(each);
            }
            member.awaitState(ConnectionState.RESYNCHRONISED);
            // What was silent and not followed by a disconnect, no event has told.
            member.connection.resync().await().atMost(StandInFleet.PATIENCE);
            Map<String, String> host = new Model(daemon, networks, pools, devices, secrets).things();
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                assertThat(complaint.get()).isNull();
                assertThat(member.connection.domains().isComplete()).isTrue();
                assertThat(Replayed.known(member.connection)).as("the inventory").isEqualTo(host);
                assertThat(consumer.things()).as("the consumer").isEqualTo(host);
            });
        }

        private void step() {
            switch (random.nextInt(24)) {
                case 0 -> daemon.disconnectAll();
                case 1 -> {
                    change(daemon.host().silently());
                    daemon.disconnectAll();
                }
                case 2 -> change(daemon.host().silently());
                case 3 -> daemon.freeze();
                case 4, 5, 6 -> daemon.thaw();
                case 7, 8 -> daemon.holdAnswer(LISTINGS[random.nextInt(LISTINGS.length)]);
                case 9 -> daemon.delay(LISTINGS[random.nextInt(LISTINGS.length)], Duration.ofMillis(random.nextInt(30)));
                case 10, 11, 12 -> daemon.answerNormally(LISTINGS[random.nextInt(LISTINGS.length)]);
                case 13 -> member.connection.resync();
                case 14 -> {
                    // More than the queue holds.
                    Domain any = new Domain("stormy", new UUID(0, 1), 1);
                    daemon.storm(200, number -> DomainEvents.reboot(any));
                }
                case 15, 16 -> pause();
                default -> change(daemon.host());
            }
            if (random.nextInt(4) == 0) {
                pause();
            }
        }

        private void pause() {
            try {
                Thread.sleep(random.nextInt(20));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void change(HostInventory host) {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4 -> changeDomain(host);
                case 5 -> changeNetwork(host);
                case 6 -> changePool(host);
                case 7, 8 -> changeDevice(host);
                default -> changeSecret(host);
            }
        }

        private void changeDomain(HostInventory host) {
            List<HostedDomain> all = host.domains();
            if (all.isEmpty() || random.nextInt(5) == 0) {
                String name = "vm" + names++;
                if (random.nextInt(3) == 0) {
                    host.createDomain(name);
                } else {
                    host.defineDomain(name);
                }
                return;
            }
            HostedDomain one = all.get(random.nextInt(all.size()));
            if (!one.isActive()) {
                if (random.nextInt(3) == 0) {
                    host.undefine(one.domain());
                } else {
                    host.start(one.domain());
                }
            } else {
                switch (random.nextInt(4)) {
                    case 0 -> {
                        if (one.state() == HostedDomain.PAUSED) {
                            host.resume(one.domain());
                        } else {
                            host.suspend(one.domain());
                        }
                    }
                    case 1 -> {
                        if (one.persistent()) {
                            host.undefine(one.domain());
                        }
                    }
                    default -> host.destroy(one.domain());
                }
            }
        }

        private void changeNetwork(HostInventory host) {
            if (networks.isEmpty() || random.nextInt(3) == 0) {
                networks.add(host.defineNetwork("net" + names++));
            } else {
                host.undefine(networks.remove(random.nextInt(networks.size())));
            }
        }

        private void changePool(HostInventory host) {
            if (pools.isEmpty() || random.nextInt(3) == 0) {
                pools.add(host.defineStoragePool("pool" + names++));
            } else {
                host.undefine(pools.remove(random.nextInt(pools.size())));
            }
        }

        private void changeDevice(HostInventory host) {
            if (devices.isEmpty() || random.nextBoolean()) {
                NodeDevice device = new NodeDevice("dev" + names++);
                devices.add(device);
                host.add(device);
            } else {
                host.remove(devices.remove(random.nextInt(devices.size())));
            }
        }

        private void changeSecret(HostInventory host) {
            if (secrets.isEmpty() || random.nextBoolean()) {
                Secret secret = new Secret(UUID.randomUUID(), 1, "/volume" + names++);
                secrets.add(secret);
                host.define(secret);
            } else {
                host.undefine(secrets.remove(random.nextInt(secrets.size())));
            }
        }
    }

    /** What there is on the host, in the words of what is known of it. */
    private record Model(StandInDaemon daemon, List<Network> networks, List<StoragePool> pools, List<NodeDevice> devices,
            List<Secret> secrets) {

        Map<String, String> things() {
            Map<String, String> things = new TreeMap<>();
            daemon.host().domains().forEach(each -> things.put("domain " + each.domain().uuid(),
                    Replayed.thing(each.domain().name().toString(), each.domain().id(),
                            switch (each.state()) {
                                case HostedDomain.RUNNING -> "RUNNING";
                                case HostedDomain.PAUSED -> "PAUSED";
                                default -> "SHUTOFF";
                            }, each.persistent())));
            networks.forEach(each -> things.put("network " + each.uuid(), defined(each.name())));
            pools.forEach(each -> things.put("pool " + each.uuid(), defined(each.name())));
            devices.forEach(each -> things.put("device " + each.name(),
                    Replayed.thing(each.name().toString(), -1, "RUNNING", false)));
            secrets.forEach(each -> things.put("secret " + each.uuid(), defined("")));
            return things;
        }

        private static String defined(CharSequence name) {
            return Replayed.thing(name.toString(), -1, "SHUTOFF", true);
        }
    }
}
