package io.quarkiverse.libvirt.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many events at once, many clients at once. */
class AStormArrivesInOrderTest {

    private static final int EVENTS = 50_000;

    final StandInDaemon daemon = StandInDaemon.start();
    final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        daemon.close();
    }

    @Test
    void completely() {
        Virsh virsh = virsh();
        daemon.awaitSubscription(EventClass.DOMAIN, 13);
        assertThat(daemon.storm(EVENTS, number -> DomainEvents.balloonChange(Samples.GUEST, number))).isEqualTo(EVENTS);
        virsh.awaitOutput(": " + (EVENTS - 1) + "KiB\n");
        assertThat(virsh.output()).isEqualTo(expected(EVENTS));
    }

    @Test
    void toSeveralClients() {
        List<Virsh> clients = List.of(virsh(), virsh(), virsh());
        daemon.awaitSubscribers(EventClass.DOMAIN, 13, 3);
        assertThat(daemon.storm(1000, number -> DomainEvents.balloonChange(Samples.GUEST, number))).isEqualTo(3000);
        assertThat(clients).allSatisfy(virsh -> {
            virsh.awaitOutput(": 999KiB\n");
            assertThat(virsh.output()).isEqualTo(expected(1000));
        });
    }

    @Test
    void whileAnotherClientReadsNothing() {
        Virsh deaf = virsh();
        daemon.awaitSubscription(EventClass.DOMAIN, 13);
        deaf.suspend();
        Virsh virsh = virsh();
        daemon.awaitSubscribers(EventClass.DOMAIN, 13, 2);
        daemon.storm(EVENTS, number -> DomainEvents.balloonChange(Samples.GUEST, number));
        virsh.awaitOutput(": " + (EVENTS - 1) + "KiB\n");
        assertThat(deaf.output()).isEmpty();
    }

    @Test
    void besidesAThousandConnections() throws IOException {
        for (int i = 0; i < 1000; i++) {
            open.add(SocketChannel.open(UnixDomainSocketAddress.of(daemon.socket())));
        }
        daemon.awaitClients(1000);
        Virsh virsh = virsh();
        daemon.awaitSubscription(EventClass.DOMAIN, 13);
        daemon.storm(100, number -> DomainEvents.balloonChange(Samples.GUEST, number));
        virsh.awaitOutput(": 99KiB\n");
    }

    @Test
    void fromSeveralThreadsEachInItsOwnOrder() throws InterruptedException {
        Virsh virsh = virsh();
        daemon.awaitSubscription(EventClass.DOMAIN, 13);
        List<Thread> threads = IntStream.range(0, 4).mapToObj(thread -> new Thread(() -> IntStream.range(0, 500)
                .forEach(number -> daemon.send(DomainEvents.balloonChange(Samples.guest("vm" + thread), number))))).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> virsh.output().lines().count() == 2000);
        for (int thread = 0; thread < 4; thread++) {
            String guest = "'vm" + thread + "'";
            assertThat(virsh.output().lines().filter(line -> line.contains(guest)).map(line -> line.replaceAll(".*: |KiB", "")))
                    .containsExactlyElementsOf(IntStream.range(0, 500).mapToObj(Integer::toString).toList());
        }
    }

    private Virsh virsh() {
        Virsh virsh = Virsh.start(daemon, "event", "--event", "balloon-change", "--loop");
        open.add(virsh);
        return virsh;
    }

    private static String expected(int events) {
        return IntStream.range(0, events)
                .mapToObj(number -> "event 'balloon-change' for domain 'vm': " + number + "KiB\n")
                .collect(Collectors.joining());
    }
}
