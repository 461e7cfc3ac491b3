package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.libvirt.Connect;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.LibvirtUnavailableException;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.ConnectionEvent;
import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.runtime.connection.StandInFleet.Member;
import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.StandInDaemon;

/** It is over in time, the last that is told is that it was closed, and nothing of it is left. */
class ClosingWhateverTheHostDoesTest {

    private static final Duration WAITS = Duration.ofMillis(600);
    /** What comes on top of the time that it waits: cutting, and a busy machine. */
    private static final Duration MARGIN = Duration.ofSeconds(4);

    /** Brings about a moment to close a connection at. */
    private interface Scene {
        void of(StandInDaemon daemon, Member member) throws Exception;
    }

    static Stream<Arguments> scenes() {
        return Stream.of(scene("it is idle", Member::open),
                scene("nobody has opened it yet", member -> {
                }),
                scene("it has frozen", (daemon, member) -> {
                    member.open();
                    daemon.freeze();
                }),
                scene("it has just died", (daemon, member) -> {
                    member.open();
                    daemon.disconnectAll();
                }),
                scene("it is gone for good", (daemon, member) -> {
                    member.open();
                    daemon.hold(Procedures.CONNECT_OPEN);
                    daemon.disconnectAll();
                    member.await(ConnectionLostEvent.class, 1);
                    daemon.awaitCalls(Procedures.CONNECT_OPEN, 2);
                }),
                scene("it is opened", (daemon, member) -> {
                    daemon.hold(Procedures.CONNECT_OPEN);
                    member.connection.open();
                    daemon.awaitCalls(Procedures.CONNECT_OPEN, 1);
                }),
                scene("it is opened and does not even accept", (daemon, member) -> {
                    daemon.freeze();
                    member.connection.open();
                    member.awaitState(ConnectionState.OPENING);
                }),
                scene("a subscription hangs", (daemon, member) -> {
                    daemon.hold(Procedures.CONNECT_SECRET_EVENT_REGISTER_ANY);
                    member.connection.open();
                    daemon.awaitCalls(Procedures.CONNECT_SECRET_EVENT_REGISTER_ANY, 1);
                }),
                scene("a listing hangs", (daemon, member) -> {
                    daemon.hold(Procedures.CONNECT_LIST_ALL_NODE_DEVICES);
                    member.connection.open();
                    daemon.awaitCalls(Procedures.CONNECT_LIST_ALL_NODE_DEVICES, 1);
                }),
                scene("it waits to be opened again", (daemon, member) -> {
                    member.open();
                    daemon.freeze();
                    daemon.disconnectAll();
                    daemon.close();
                    member.await(ConnectionLostEvent.class, 2);
                }),
                scene("calls hang", (daemon, member) -> {
                    member.open();
                    daemon.hold(Procedures.CONNECT_GET_HOSTNAME);
                    for (int i = 0; i < 6; i++) {
                        member.connection.callAsync(Connect::getHostName).subscribe().with(name -> {
                        }, failure -> {
                        });
                    }
                    daemon.awaitCalls(Procedures.CONNECT_GET_HOSTNAME, 4);
                }),
                scene("its goodbye hangs", (daemon, member) -> {
                    member.open();
                    daemon.hold(Procedures.CONNECT_CLOSE);
                }),
                scene("ending a subscription hangs", (daemon, member) -> {
                    member.open();
                    daemon.hold(Procedures.CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY);
                }));
    }

    @ParameterizedTest(name = "while {0}")
    @MethodSource("scenes")
    void isOverInTime(String name, Scene scene) throws Exception {
        int leftBefore = StandInFleet.leftBehind();
        try (StandInDaemon daemon = StandInDaemon.start()) {
            StandInFleet fleet = new StandInFleet();
            try (fleet) {
                Member member = fleet.add("host", daemon);
                scene.of(daemon, member);
                boolean opened = member.connection.state() != ConnectionState.IDLE;
                CompletableFuture<?> open = member.connection.whenOpen().subscribeAsCompletionStage();
                CompletableFuture<?> resync = member.connection.resync().subscribeAsCompletionStage();

                CompletableFuture<Void> closed = member.connection.close(WAITS);
                assertThat(member.connection.close(WAITS)).as("a second close").isSameAs(closed);
                assertThat(closed).succeedsWithin(WAITS.plus(MARGIN));
                await().atMost(MARGIN).until(() -> fleet.watches() == 0);
                assertThat(member.connection.state()).isEqualTo(ConnectionState.CLOSED);
                await().atMost(MARGIN).until(() -> open.isDone() && resync.isDone());
                assertThat(member.connection.whenOpen().subscribeAsCompletionStage()).failsWithin(MARGIN).withThrowableThat()
                        .havingCause().isInstanceOf(LibvirtUnavailableException.class).withMessageEndingWith("was closed");
                assertThat(member.connection.resync().subscribeAsCompletionStage()).failsWithin(MARGIN);
                await().atMost(MARGIN).until(() -> StandInFleet.threads().isEmpty());
                if (opened) {
                    await().atMost(MARGIN).until(() -> endsWithItsClose(member));
                    await().during(Duration.ofMillis(100)).until(() -> endsWithItsClose(member));
                }
                daemon.thaw();
                daemon.awaitClients(0);
            }
        }
        assertThat(StandInFleet.leftBehind()).isEqualTo(leftBefore);
    }

    private static boolean endsWithItsClose(Member member) {
        List<ConnectionEvent> told = member.told(ConnectionEvent.class);
        return !told.isEmpty() && told.get(told.size() - 1) instanceof ConnectionClosedEvent last
                && last.reason() == ConnectionClosedEvent.Reason.CLIENT;
    }

    private static Arguments scene(String name, Scene scene) {
        return Arguments.of(name, scene);
    }

    private static Arguments scene(String name, Consumer<Member> scene) {
        return scene(name, (daemon, member) -> scene.accept(member));
    }
}
