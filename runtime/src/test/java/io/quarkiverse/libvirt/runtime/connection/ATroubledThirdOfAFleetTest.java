package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.event.DomainRebootEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.connection.StandInFleet.Member;
import io.quarkiverse.libvirt.standin.Domain;
import io.quarkiverse.libvirt.standin.DomainEvents;
import io.quarkiverse.libvirt.standin.EventClass;
import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.Refusal;
import io.quarkiverse.libvirt.standin.StandInClient;
import io.quarkiverse.libvirt.standin.StandInDaemon;

/**
 * Of 200 connections every third comes and goes; the others notice nothing of it. {@code -Dfleet.seconds=} says for how long,
 * {@code -Dfleet.seed=} repeats a run.
 */
class ATroubledThirdOfAFleetTest {

    private static final int CONNECTIONS = 200;
    private static final int REBOOT = 1;
    private static final UUID DOMAIN = new UUID(1, 2);
    private static final Duration PAUSE = Duration.ofMillis(25);
    /** Generous: other things run on a machine that builds. It would be many times as much if one host held up another. */
    private static final Duration ON_TIME = Duration.ofSeconds(2);

    private final Duration duration = Duration.ofSeconds(Integer.getInteger("fleet.seconds", 60));
    private final long seed = Long.getLong("fleet.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final int most = (int) (duration.toMillis() / PAUSE.toMillis()) + 1;
    private final AtomicLongArray sent = new AtomicLongArray(most);
    private final List<Steady> steady = new ArrayList<>();
    private final List<Member> troubled = new ArrayList<>();

    /** What a connection without trouble has got. */
    private static final class Steady {

        private final Member member;
        private final long[] nanos;
        private volatile int count;
        private volatile String problem;

        private Steady(Member member, int most) {
            this.member = member;
            nanos = new long[most];
        }

        private void received(LibvirtEvent event, AtomicLongArray sent) {
            if (event instanceof DomainRebootEvent reboot) {
                int number = reboot.domain().id();
                if (number != count) {
                    problem = "event " + number + " came where " + count + " was due";
                }
                nanos[count] = System.nanoTime() - sent.get(number);
                count = count + 1;
            }
        }
    }

    @Test
    void leavesTheOthersAlone() throws Exception {
        System.out.printf("-Dfleet.seed=%d -Dfleet.seconds=%d%n", seed, duration.toSeconds());
        // What is loaded and started once only is not to be counted.
        try (StandInDaemon daemon = StandInDaemon.start(); StandInFleet warm = new StandInFleet()) {
            // On every event loop.
            for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
                warm.add("warm" + i, daemon).open();
            }
        }
        // First: it starts the loop that it asks, which stays.
        int left = StandInFleet.leftBehind();
        List<String> before = descriptors();
        int numbers;
        try (StandInDaemon good = StandInDaemon.start();
                StandInDaemon bad = StandInDaemon.start();
                StandInFleet fleet = new StandInFleet()) {
            open(fleet, good, bad);
            numbers = trouble(good, bad);
            heal(bad);
            troubled.forEach(each -> each.awaitState(ConnectionState.RESYNCHRONISED));
            await().atMost(StandInFleet.PATIENCE).until(() -> steady.stream().allMatch(each -> each.count >= numbers));
            bad.awaitClients(troubled.size());
            troubled.forEach(each -> assertThat(each.connection.domains().size()).isEqualTo(bad.host().domains().size()));
            await().atMost(StandInFleet.PATIENCE).until(() -> StandInFleet.threads().isEmpty());
        }
        for (Steady each : steady) {
            assertThat(each.problem).as(each.member.connection.name()).isNull();
            assertThat(each.count).as(each.member.connection.name()).isEqualTo(numbers);
            assertThat(each.member.told(ConnectionLostEvent.class)).isEmpty();
        }
        long lost = troubled.stream().mapToLong(each -> each.told(ConnectionLostEvent.class).size()).sum();
        report(numbers, lost);
        assertThat(StandInFleet.leftBehind()).isEqualTo(left);
        await().atMost(StandInFleet.PATIENCE).untilAsserted(() -> assertThat(descriptors()).as("before: %s", before)
                .hasSizeLessThanOrEqualTo(before.size()));
    }

    private void open(StandInFleet fleet, StandInDaemon good, StandInDaemon bad) {
        for (int i = 0; i < CONNECTIONS; i++) {
            if (i % 3 == 0) {
                Member member = fleet.add("troubled" + i, bad, "events", "domain.lifecycle,domain.reboot", "reconnect.jitter",
                        "0.5", "open-timeout", "1S");
                troubled.add(member);
                member.connection.open();
            } else {
                Member member = fleet.add("steady" + i, good, "events", "domain.lifecycle,domain.reboot");
                Steady one = new Steady(member, most);
                member.also = event -> one.received(event, sent);
                steady.add(one);
                member.connection.open();
            }
        }
        steady.forEach(each -> each.member.awaitState(ConnectionState.RESYNCHRONISED));
        troubled.forEach(each -> each.awaitState(ConnectionState.RESYNCHRONISED));
        good.awaitSubscribers(EventClass.DOMAIN, REBOOT, steady.size());
    }

    /** @return how many events there were */
    private int trouble(StandInDaemon good, StandInDaemon bad) throws InterruptedException {
        long begin = System.nanoTime();
        int number = 0;
        while (number < most && System.nanoTime() - begin < duration.toNanos()) {
            sent.set(number, System.nanoTime());
            good.send(DomainEvents.reboot(new Domain("vm", DOMAIN, number)));
            number++;
            switch (random.nextInt(40)) {
                case 0 -> bad.freeze();
                case 1, 2, 3 -> bad.thaw();
                case 4 -> bad.refuse(Procedures.CONNECT_OPEN, new Refusal(Refusal.AUTH_FAILED, "not now"));
                case 5 -> bad.hold(Procedures.CONNECT_OPEN);
                case 6, 7, 8 -> bad.answerNormally(Procedures.CONNECT_OPEN);
                case 9 -> bad.hold(Procedures.CONNECT_GET_ALL_DOMAIN_STATS);
                case 10, 11 -> bad.answerNormally(Procedures.CONNECT_GET_ALL_DOMAIN_STATS);
                case 12 -> bad.host().createDomain("vm" + number);
                case 13 -> bad.disconnectAll();
                default -> {
                    List<StandInClient> clients = bad.clients();
                    for (int i = 0; i < 3 && !clients.isEmpty(); i++) {
                        clients.get(random.nextInt(clients.size())).disconnect();
                    }
                }
            }
            Thread.sleep(PAUSE.toMillis());
        }
        return number;
    }

    private static void heal(StandInDaemon bad) {
        bad.answerNormally(Procedures.CONNECT_OPEN);
        bad.answerNormally(Procedures.CONNECT_GET_ALL_DOMAIN_STATS);
        bad.thaw();
    }

    private void report(int numbers, long lost) {
        long[] nanos = steady.stream().flatMapToLong(each -> Arrays.stream(each.nanos, 0, each.count)).sorted().toArray();
        long p99 = nanos[(int) (nanos.length * 0.99)];
        int slowest = 0;
        for (int number = 0; number < numbers; number++) {
            if (steady.get(0).nanos[number] > steady.get(0).nanos[slowest]) {
                slowest = number;
            }
        }
        System.out.printf("%d events to each of %d connections while %d others were lost %d times: median %.2f ms, p99 %.2f ms,"
                + " longest %.2f ms; the first one's slowest was event %d%n", numbers, steady.size(), troubled.size(), lost,
                nanos[nanos.length / 2] / 1e6, p99 / 1e6,
                nanos[nanos.length - 1] / 1e6, slowest);
        assertThat(lost).isGreaterThan(troubled.size());
        assertThat(Duration.ofNanos(p99)).isLessThan(ON_TIME);
    }

    /** Sockets, and what waits for them; not the files that the JVM loads classes from. */
    private static List<String> descriptors() {
        List<String> open = new ArrayList<>();
        for (File each : Objects.requireNonNull(new File("/proc/self/fd").listFiles())) {
            try {
                String target = Files.readSymbolicLink(each.toPath()).toString();
                if (target.startsWith("socket:") || target.startsWith("anon_inode:")) {
                    open.add(target);
                }
            } catch (IOException e) {
                // The one that this list was read by.
            }
        }
        return open;
    }
}
