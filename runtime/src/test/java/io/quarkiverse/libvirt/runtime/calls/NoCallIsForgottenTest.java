package io.quarkiverse.libvirt.runtime.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.libvirt.Connect;

import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.runtime.connection.StandInFleet;
import io.quarkiverse.libvirt.runtime.connection.StandInFleet.Member;
import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.StandInDaemon;

/** By libvirt 9.0 alone, one of some 70 rounds has a call that isn't sent while the others last. */
class NoCallIsForgottenTest {

    private static final int HOSTNAME = Procedures.CONNECT_GET_HOSTNAME;
    private static final int ROUNDS = 500;
    /** A connection's default. */
    private static final int AT_A_TIME = 4;

    private final StandInDaemon daemon = StandInDaemon.start();
    private final StandInFleet fleet = new StandInFleet();
    private final ExecutorService callers = Executors.newFixedThreadPool(AT_A_TIME);

    @AfterEach
    void close() throws Exception {
        callers.shutdownNow();
        fleet.close();
        daemon.close();
    }

    @Test
    void whenSeveralBeginAtTheSameTime() {
        // No keepalive: it would help, after seconds.
        Member member = fleet.add("host", daemon).open();
        CyclicBarrier together = new CyclicBarrier(AT_A_TIME);
        for (int round = 1; round <= ROUNDS; round++) {
            daemon.hold(HOSTNAME);
            List<CompletableFuture<String>> calls = new ArrayList<>();
            for (int i = 0; i < AT_A_TIME; i++) {
                calls.add(CompletableFuture.supplyAsync(() -> hostname(member, together), callers));
            }
            daemon.awaitCalls(HOSTNAME, round * AT_A_TIME);
            daemon.answerNormally(HOSTNAME);
            calls.forEach(each -> assertThat(each).succeedsWithin(StandInFleet.PATIENCE).isEqualTo("stand-in"));
        }
        assertThat(member.told(ConnectionClosedEvent.class)).isEmpty();
    }

    private static String hostname(Member member, CyclicBarrier together) {
        try {
            together.await();
            return member.connection.call(Connect::getHostName);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
