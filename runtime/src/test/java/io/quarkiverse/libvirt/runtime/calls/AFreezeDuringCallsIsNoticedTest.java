package io.quarkiverse.libvirt.runtime.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.libvirt.Connect;

import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.runtime.connection.StandInFleet;
import io.quarkiverse.libvirt.runtime.connection.StandInFleet.Member;
import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.StandInDaemon;

/** libvirt alone doesn't notice it when there are several; libvirt 9 ends the process. */
class AFreezeDuringCallsIsNoticedTest {

    private static final int HOSTNAME = Procedures.CONNECT_GET_HOSTNAME;

    private final StandInDaemon daemon = StandInDaemon.start();
    private final StandInFleet fleet = new StandInFleet();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void close() throws Exception {
        callers.shutdownNow();
        fleet.close();
        daemon.close();
    }

    @RepeatedTest(5)
    void ofSeveral() throws Exception {
        isNoticed(3, Duration.ZERO);
    }

    @Test
    void ofOne() throws Exception {
        isNoticed(1, Duration.ZERO);
    }

    /** The host has been silent for a while already. */
    @Test
    void thatBeginLater() throws Exception {
        isNoticed(2, Duration.ofMillis(1500));
    }

    private void isNoticed(int count, Duration later) throws Exception {
        Member member = fleet.add("host", daemon, "keep-alive.interval", "1S", "keep-alive.count", "3").open();
        daemon.hold(HOSTNAME);
        List<CompletableFuture<String>> calls = new ArrayList<>();
        if (later.isZero()) {
            begin(calls, count, member);
            daemon.awaitCalls(HOSTNAME, count);
            daemon.freeze();
        } else {
            daemon.freeze();
            // So long nothing comes.
            Thread.sleep(later.toMillis());
            begin(calls, count, member);
        }
        long frozen = System.nanoTime();
        assertThat(member.await(ConnectionClosedEvent.class, 1)).singleElement()
                .extracting(ConnectionClosedEvent::reason).isEqualTo(ConnectionClosedEvent.Reason.KEEPALIVE);
        assertThat(Duration.ofNanos(System.nanoTime() - frozen)).isLessThan(Duration.ofSeconds(15));
        calls.forEach(each -> assertThat(each).failsWithin(StandInFleet.PATIENCE));
        assertThat(member.await(ConnectionLostEvent.class, 1).get(0).problem()).contains("KEEPALIVE");
        daemon.answerNormally(HOSTNAME);
        daemon.thaw();
        member.awaitGeneration(2);
        assertThat(inBackground(member)).succeedsWithin(StandInFleet.PATIENCE).isEqualTo("stand-in");
    }

    private void begin(List<CompletableFuture<String>> calls, int count, Member member) {
        for (int i = 0; i < count; i++) {
            calls.add(inBackground(member));
        }
    }

    private CompletableFuture<String> inBackground(Member member) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return member.connection.call(Connect::getHostName);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }, callers);
    }
}
