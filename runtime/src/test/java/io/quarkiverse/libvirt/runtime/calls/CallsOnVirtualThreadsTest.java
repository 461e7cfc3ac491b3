package io.quarkiverse.libvirt.runtime.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.runtime.connection.StandInFleet;
import io.quarkiverse.libvirt.runtime.connection.StandInFleet.Member;
import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.StandInDaemon;

class CallsOnVirtualThreadsTest {

    private static final int HOSTNAME = Procedures.CONNECT_GET_HOSTNAME;

    @Test
    void holdNoCarrierThread() throws Exception {
        assumeTrue(Arrays.stream(Executors.class.getMethods())
                .anyMatch(each -> each.getName().equals("newVirtualThreadPerTaskExecutor")),
                "optional: virtual threads, which came with Java 21");
        ExecutorService virtual = (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        // A held carrier is replaced by another one while there are fewer than 256.
        int calls = Math.max(300, Runtime.getRuntime().availableProcessors() * 4);
        try (StandInDaemon daemon = StandInDaemon.start(); StandInFleet fleet = new StandInFleet()) {
            Member member = fleet.add("host", daemon).open();
            daemon.hold(HOSTNAME);
            List<CompletableFuture<String>> results = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                results.add(CompletableFuture.supplyAsync(() -> call(member), virtual));
            }
            daemon.awaitCalls(HOSTNAME, 4);
            // Each of these needs a carrier, too.
            assertThat(CompletableFuture.supplyAsync(() -> "free", virtual)).succeedsWithin(StandInFleet.PATIENCE);
            daemon.answerNormally(HOSTNAME);
            results.forEach(each -> assertThat(each).succeedsWithin(StandInFleet.PATIENCE).isEqualTo("stand-in"));
        } finally {
            virtual.shutdown();
        }
    }

    private static String call(Member member) {
        try {
            return member.connection.call(Connect::getHostName);
        } catch (LibvirtException e) {
            throw new IllegalStateException(e);
        }
    }
}
