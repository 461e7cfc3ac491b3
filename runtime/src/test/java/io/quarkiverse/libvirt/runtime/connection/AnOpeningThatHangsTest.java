package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtUnavailableException;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.event.ConnectionLostEvent.Reason;
import io.quarkiverse.libvirt.event.ConnectionOpenEvent;
import io.quarkiverse.libvirt.runtime.connection.StandInFleet.Member;
import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.StandInDaemon;

class AnOpeningThatHangsTest {

    private final StandInDaemon hanging = StandInDaemon.start();
    private final StandInDaemon healthy = StandInDaemon.start();
    private StandInFleet fleet = new StandInFleet();

    @AfterEach
    void close() throws Exception {
        fleet.close();
        hanging.close();
        healthy.close();
    }

    @ParameterizedTest
    @ValueSource(ints = { Procedures.CONNECT_OPEN, Procedures.CONNECT_REGISTER_CLOSE_CALLBACK,
            Procedures.CONNECT_NETWORK_EVENT_REGISTER_ANY })
    void isCutAndTriedAgain(int procedure) {
        hanging.hold(procedure);
        Member member = fleet.add("hanging", hanging, "open-timeout", "0.3S");
        member.connection.open();
        ConnectionLostEvent lost = member.await(ConnectionLostEvent.class, 2).get(0);
        assertThat(lost.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(lost.problem()).isEqualTo("the host does not answer");
        // No more than the one that is being tried: the others are gone.
        await().atMost(StandInFleet.PATIENCE).until(() -> hanging.clients().size() <= 1);
        assertThat(member.connection.generation()).isZero();
        assertThat(member.told(ConnectionOpenEvent.class)).isEmpty();

        hanging.answerNormally(procedure);
        member.awaitGeneration(1);
        assertThat(hanging.awaitClients(1)).hasSize(1);
        // That we cut it is no news.
        assertThat(member.told(ConnectionClosedEvent.class)).isEmpty();
        await().during(Duration.ofMillis(200)).until(() -> member.connection.generation() == 1 && member.connection.isOpen());
    }

    @Test
    void delaysNobodyElse() throws Exception {
        fleet.close();
        fleet = new StandInFleet(2);
        hanging.hold(Procedures.CONNECT_OPEN);
        Member hangs = fleet.add("hanging", hanging, "open-timeout", "20S");
        hangs.connection.open();
        hanging.awaitCalls(Procedures.CONNECT_OPEN, 1);
        for (int i = 0; i < 3; i++) {
            fleet.add("healthy" + i, healthy).open();
        }
        assertThat(hangs.connection.state()).isEqualTo(ConnectionState.OPENING);
    }

    @Test
    void givesItsOnlyTurnAwayAfterItsTime() throws Exception {
        fleet.close();
        fleet = new StandInFleet(1);
        hanging.hold(Procedures.CONNECT_OPEN);
        Member hangs = fleet.add("hanging", hanging, "open-timeout", "0.5S");
        Member waits = fleet.add("healthy", healthy);
        hangs.connection.open();
        hanging.awaitCalls(Procedures.CONNECT_OPEN, 1);
        waits.connection.open();
        hangs.await(ConnectionLostEvent.class, 1);
        waits.awaitState(ConnectionState.RESYNCHRONISED);
        assertThat(hanging.callsOf(Procedures.CONNECT_OPEN)).isLessThanOrEqualTo(2);
    }

    @Test
    void neverBeginsWhenItIsClosedBeforeItsTurn() throws Exception {
        fleet.close();
        fleet = new StandInFleet(1);
        hanging.hold(Procedures.CONNECT_OPEN);
        Member hangs = fleet.add("hanging", hanging);
        Member waits = fleet.add("healthy", healthy);
        hangs.connection.open();
        hanging.awaitCalls(Procedures.CONNECT_OPEN, 1);
        waits.connection.open();
        assertThat(waits.connection.close(Duration.ofSeconds(5))).succeedsWithin(Duration.ofSeconds(5));
        assertThat(hangs.connection.close(Duration.ofSeconds(5))).succeedsWithin(Duration.ofSeconds(5));
        Member next = fleet.add("next", healthy).open();
        assertThat(next.connection.isOpen()).isTrue();
        assertThat(healthy.callsOf(Procedures.CONNECT_OPEN)).isEqualTo(1);
    }

    @Test
    void isWaitedForAlsoAfterSomebodyElseHasLostPatience() {
        hanging.hold(Procedures.CONNECT_OPEN);
        Member member = fleet.add("hanging", hanging);
        member.connection.open();
        CompletableFuture<LibvirtConnection> patient = member.connection.whenOpen().subscribeAsCompletionStage();
        assertThatThrownBy(() -> member.connection.whenOpen().await().atMost(Duration.ofMillis(50)));
        CompletableFuture<LibvirtConnection> cancelled = member.connection.whenOpen().subscribeAsCompletionStage();
        cancelled.cancel(false);
        assertThat(patient).isNotDone();
        hanging.answerNormally(Procedures.CONNECT_OPEN);
        assertThat(patient).succeedsWithin(StandInFleet.PATIENCE).isSameAs(member.connection);
        assertThat(member.connection.whenOpen().await().atMost(StandInFleet.PATIENCE)).isSameAs(member.connection);
    }

    @Test
    void isNoLongerWaitedForOnceItIsClosed() {
        hanging.hold(Procedures.CONNECT_OPEN);
        Member member = fleet.add("hanging", hanging);
        member.connection.open();
        List<CompletableFuture<?>> waiting = List.of(member.connection.whenOpen().subscribeAsCompletionStage(),
                member.connection.resync().subscribeAsCompletionStage());
        hanging.awaitCalls(Procedures.CONNECT_OPEN, 1);
        assertThat(member.connection.close(Duration.ofSeconds(5))).succeedsWithin(Duration.ofSeconds(5));
        for (CompletableFuture<?> each : waiting) {
            assertThat(each).failsWithin(Duration.ofSeconds(5)).withThrowableThat()
                    .havingRootCause().isInstanceOf(LibvirtUnavailableException.class).withMessageEndingWith("was closed");
        }
        assertThat(hanging.awaitClients(0)).isEmpty();
    }
}
