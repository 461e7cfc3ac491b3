package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.libvirt.Connect;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.LibvirtTimeoutException;
import io.quarkiverse.libvirt.StartupPolicy;
import io.quarkiverse.libvirt.event.ConnectionGapEvent;
import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.runtime.TestConfig;
import io.quarkiverse.libvirt.runtime.connection.StandInFleet.Member;
import io.quarkiverse.libvirt.runtime.delivery.EventGap;
import io.quarkiverse.libvirt.runtime.selection.EventSelection;
import io.quarkiverse.libvirt.runtime.selection.Receivers;
import io.quarkiverse.libvirt.runtime.statistics.ConnectionStatistics;
import io.quarkiverse.libvirt.runtime.statistics.Losses;
import io.quarkiverse.libvirt.standin.EventClass;
import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.StandInDaemon;
import io.vertx.core.Context;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;

@Timeout(120)
class AConnectionCountsWhatItDoesTest {

    private static final int LIFECYCLE = 0;
    private static final int HOSTNAME = Procedures.CONNECT_GET_HOSTNAME;

    private final StandInDaemon daemon = StandInDaemon.start();
    private final StandInFleet fleet = new StandInFleet();

    @AfterEach
    void close() throws Exception {
        fleet.close();
        daemon.close();
    }

    @Test
    void itsEventsByKindAndHowLongTheyWaited() {
        Member member = fleet.add("host", daemon).open();
        daemon.awaitSubscription(EventClass.DOMAIN, LIFECYCLE);
        for (int i = 0; i < 50; i++) {
            daemon.host().defineDomain("vm" + i);
        }
        member.await(DomainLifecycleEvent.class, 50);
        ConnectionStatistics figures = await().atMost(StandInFleet.PATIENCE).until(member.connection::statistics,
                each -> each.events().getOrDefault("domain.lifecycle", 0L) == 50);
        assertThat(figures.events()).containsEntry("connection.open", 1L).containsEntry("connection.resync-end", 1L)
                .doesNotContainKey("connection.lost");
        assertThat(figures.resyncs()).isOne();
        assertThat(figures.delivery().count()).isBetween(2L, 55L);
        assertThat(figures.delivery().longestNanos()).isBetween(1L, figures.delivery().nanos());
        assertThat(figures.queued()).isZero();
        assertThat(figures.losses()).isEqualTo(new Losses(0, 0, 0));
    }

    @Test
    void whatItIsDoingAndWhyItIsNotOpen() {
        Instant before = Instant.now();
        Member member = fleet.add("host", daemon, "reconnect.initial-delay", "20S", "reconnect.max-delay", "20S").open();
        ConnectionStatistics open = member.connection.statistics();
        assertThat(open.state()).isEqualTo(ConnectionState.RESYNCHRONISED);
        assertThat(open.generation()).isOne();
        assertThat(open.startup()).isEqualTo(StartupPolicy.REQUIRED);
        assertThat(open.problem()).isNull();
        assertThat(open.since()).isBetween(before, Instant.now());
        daemon.disconnectAll();
        member.await(ConnectionLostEvent.class, 1);
        ConnectionStatistics lost = member.connection.statistics();
        assertThat(lost.state()).isEqualTo(ConnectionState.LOST);
        assertThat(lost.problem()).contains("EOF");
        assertThat(lost.since()).isAfterOrEqualTo(open.since());
        assertThat(daemon.uri()).contains("?socket=");
        assertThat(lost.uri()).isNotEmpty().doesNotContain("socket");
    }

    @Test
    void howOftenItWasOpenedAgain() {
        Member member = fleet.add("host", daemon).open();
        assertThat(member.connection.statistics().reconnects()).isZero();
        daemon.disconnectAll();
        member.awaitGeneration(2);
        assertThat(member.connection.statistics().reconnects()).isOne();
        await().atMost(StandInFleet.PATIENCE).until(() -> member.connection.statistics().resyncs() == 2);
    }

    @Test
    void itsCalls() throws Exception {
        Member member = fleet.add("host", daemon, "calls.concurrent", "1", "calls.timeout", "2S").open();
        member.connection.call(Connect::getHostName);
        assertThat(member.connection.statistics().calls().done().count()).isOne();
        assertThat(member.connection.statistics().calls().done().nanos()).isPositive();
        daemon.hold(HOSTNAME);
        CompletableFuture<String> first = member.connection.callAsync(Connect::getHostName).subscribeAsCompletionStage();
        CompletableFuture<String> second = member.connection.callAsync(Connect::getHostName).subscribeAsCompletionStage();
        await().atMost(StandInFleet.PATIENCE).untilAsserted(() -> {
            assertThat(member.connection.statistics().calls().inFlight()).isOne();
            assertThat(member.connection.statistics().calls().waiting()).isOne();
        });
        for (CompletableFuture<String> each : List.of(first, second)) {
            assertThatThrownBy(() -> each.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(LibvirtTimeoutException.class);
        }
        // Who waits for a call may hear of its end before it is counted.
        await().atMost(StandInFleet.PATIENCE).untilAsserted(() -> {
            assertThat(member.connection.statistics().calls().timedOut()).isEqualTo(2);
            assertThat(member.connection.statistics().calls().failed()).isEqualTo(2);
        });
        daemon.answerNormally(HOSTNAME);
    }

    @Test
    void whatSlowReceiversMiss() {
        Member member = fleet.add("host", daemon).open();
        member.connection.missed("somebody", new EventGap("host", Map.of("domain.watchdog", 3L),
                Map.of("domain.lifecycle", 1L, "domain.reboot", 1L)));
        member.await(ConnectionGapEvent.class, 1);
        assertThat(member.connection.statistics().receiverLosses()).isEqualTo(new Losses(1, 3, 2));
        assertThat(member.connection.statistics().losses()).isEqualTo(new Losses(0, 0, 0));
    }

    @Test
    void whatItsOwnQueueLeavesOut() throws Exception {
        ContextInternal context = ((VertxInternal) fleet.vertx).createEventLoopContext();
        Context another = another(context);
        EventSelection all = EventSelection.of("quarkus.libvirt.events", List.of("all"), new Receivers(List.of(), false));
        ConnectionSettings settings = ConnectionSettings.of("host", daemon.uri(),
                TestConfig.connection("queue.capacity", "16", "keep-alive.interval", "0"), null, all);
        // libvirt brings its events on another event loop than the one that is blocked.
        ManagedConnection connection = new ManagedConnection(settings, fleet.vertx, context, fleet.loop.on(another),
                new HostWorkers(1), (where, event) -> {
                }, where -> {
                });
        CountDownLatch release = new CountDownLatch(1);
        try {
            connection.open();
            assertThat(connection.firstOpening().get(30, TimeUnit.SECONDS)).isNull();
            daemon.awaitSubscription(EventClass.DOMAIN, LIFECYCLE);
            context.runOnContext(ignored -> waitFor(release));
            for (int i = 0; i < 40; i++) {
                daemon.host().suspend(daemon.host().createDomain("vm" + i));
            }
            await().atMost(StandInFleet.PATIENCE).until(() -> connection.statistics().queued() >= 40);
            release.countDown();
            await().atMost(StandInFleet.PATIENCE).until(() -> connection.statistics().queued() == 0);
            ConnectionStatistics figures = connection.statistics();
            assertThat(figures.losses().gaps()).isPositive();
            assertThat(figures.losses().superseded() + figures.events().get("domain.lifecycle")).isEqualTo(80);
            assertThat(figures.queueCapacity()).isEqualTo(16);
        } finally {
            release.countDown();
            connection.close(Duration.ofSeconds(5)).get(30, TimeUnit.SECONDS);
        }
    }

    private Context another(ContextInternal context) {
        ContextInternal other;
        do {
            other = ((VertxInternal) fleet.vertx).createEventLoopContext();
        } while (other.nettyEventLoop() == context.nettyEventLoop());
        return other;
    }

    private static void waitFor(CountDownLatch release) {
        try {
            release.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
