package io.quarkiverse.libvirt.runtime.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.LibvirtTimeoutException;
import io.quarkiverse.libvirt.LibvirtUnavailableException;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.runtime.connection.StandInFleet;
import io.quarkiverse.libvirt.runtime.connection.StandInFleet.Member;
import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.Refusal;
import io.quarkiverse.libvirt.standin.StandInDaemon;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

class CallsOfAHostTest {

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

    @Test
    void reachItByTheConnectionThatIsOpenAlready() throws LibvirtException {
        Member member = fleet.add("host", daemon).open();
        assertThat(member.connection.call(Connect::getHostName)).isEqualTo("stand-in");
        assertThat(daemon.clients()).hasSize(1);
    }

    @Test
    void areNoMoreThanSoManyAtATime() {
        Member member = fleet.add("host", daemon, "calls.concurrent", "3").open();
        daemon.hold(HOSTNAME);
        List<CompletableFuture<String>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(inBackground(member));
        }
        daemon.awaitCalls(HOSTNAME, 3);
        await().during(Duration.ofMillis(200)).until(() -> daemon.callsOf(HOSTNAME) == 3);
        daemon.answerNormally(HOSTNAME);
        calls.forEach(each -> assertThat(each).succeedsWithin(StandInFleet.PATIENCE).isEqualTo("stand-in"));
        assertThat(daemon.callsOf(HOSTNAME)).isEqualTo(10);
    }

    @Test
    void failClearlyWhenItDoesNotAnswerInTime() {
        Member member = fleet.add("host", daemon, "calls.concurrent", "1", "calls.timeout", "0.3S").open();
        daemon.hold(HOSTNAME);
        for (int i = 0; i < 2; i++) {
            // The second one in the queue.
            assertThatThrownBy(() -> member.connection.call(Connect::getHostName)).isInstanceOf(LibvirtTimeoutException.class)
                    .hasMessageContaining("'host'").hasMessageContaining("within PT0.3S")
                    .hasMessageContaining("quarkus.libvirt.\"host\".calls.timeout");
        }
        assertThat(daemon.callsOf(HOSTNAME)).as("the one that only waited was never made").isEqualTo(1);
        daemon.answerNormally(HOSTNAME);
        await().atMost(StandInFleet.PATIENCE).ignoreExceptions().until(
                () -> member.connection.call(Connect::getHostName).equals("stand-in"));
    }

    @Test
    void failAtOnceWhileItIsDownAndSayWhy() {
        Member member = fleet.add("host", daemon, "reconnect.initial-delay", "20S", "reconnect.max-delay", "20S").open();
        daemon.disconnectAll();
        member.await(ConnectionLostEvent.class, 1);
        long begin = System.nanoTime();
        assertThatThrownBy(() -> member.connection.call(Connect::getHostName)).isInstanceOf(LibvirtUnavailableException.class)
                .hasMessageContaining("the other side closed it or died (EOF)")
                .hasMessageContaining("opened again within 20.0 s");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(member.connection.callAsync(Connect::getHostName).subscribeAsCompletionStage())
                .failsWithin(Duration.ofSeconds(5)).withThrowableThat().havingCause()
                .isInstanceOf(LibvirtUnavailableException.class);
    }

    @Test
    void thatCallAgainHaveTheirTurnAlready() throws LibvirtException {
        Member member = fleet.add("host", daemon, "calls.concurrent", "1", "calls.timeout", "5S").open();
        String name = member.connection.call(outer -> member.connection.call(inner -> {
            assertThat(inner).isSameAs(outer);
            return inner.getHostName();
        }));
        assertThat(name).isEqualTo("stand-in");
    }

    @Test
    void failWithTheHostsOwnError() {
        Member member = fleet.add("host", daemon).open();
        daemon.refuse(HOSTNAME, new Refusal(Refusal.OPERATION_FAILED, "no name today"));
        assertThatThrownBy(() -> member.connection.call(Connect::getHostName)).isInstanceOf(LibvirtException.class)
                .hasMessageContaining("no name today")
                .satisfies(failure -> assertThat(failure.getSuppressed()).singleElement()
                        .satisfies(from -> assertThat(from.getStackTrace())
                                .anyMatch(frame -> frame.getClassName().equals(CallsOfAHostTest.class.getName()))));
    }

    @Test
    void thatAreUnderWayWhenItDiesFailAndLeaveNothingBehind() {
        Member member = fleet.add("host", daemon).open();
        daemon.hold(HOSTNAME);
        List<CompletableFuture<String>> calls = List.of(inBackground(member), inBackground(member));
        daemon.awaitCalls(HOSTNAME, 2);
        int watches = fleet.watches();
        daemon.disconnectAll();
        calls.forEach(each -> assertThat(each).failsWithin(StandInFleet.PATIENCE));
        daemon.answerNormally(HOSTNAME);
        member.awaitGeneration(2);
        assertThat(inBackground(member)).succeedsWithin(StandInFleet.PATIENCE).isEqualTo("stand-in");
        // libvirt has let go of the first connection: nobody has a reference on it.
        await().atMost(StandInFleet.PATIENCE).until(() -> fleet.watches() <= watches);
    }

    @Test
    void leaveNoReferenceBehindWhenItIsClosed() throws Exception {
        Member member = fleet.add("host", daemon).open();
        AtomicReference<Connect> kept = new AtomicReference<>();
        member.connection.call(host -> {
            kept.set(host);
            return host.getHostName();
        });
        member.connection.close(Duration.ofSeconds(5)).get();
        assertThatThrownBy(() -> kept.get().getHostName()).isInstanceOf(LibvirtException.class);
        assertThat(daemon.awaitClients(0)).isEmpty();
        assertThat(daemon.callsOf(Procedures.CONNECT_CLOSE)).isEqualTo(1);
        await().atMost(StandInFleet.PATIENCE).until(() -> fleet.watches() == 0);
    }

    @Test
    void thatWaitFailWhenItIsClosed() {
        Member member = fleet.add("host", daemon, "calls.concurrent", "1").open();
        daemon.hold(HOSTNAME);
        CompletableFuture<String> begun = inBackground(member);
        daemon.awaitCalls(HOSTNAME, 1);
        CompletableFuture<String> waiting = member.connection.callAsync(Connect::getHostName).subscribeAsCompletionStage();
        CompletableFuture<Void> closed = member.connection.close(Duration.ofSeconds(2));
        assertThat(waiting).failsWithin(Duration.ofSeconds(1)).withThrowableThat().havingCause()
                .isInstanceOf(LibvirtUnavailableException.class).withMessageEndingWith("it was closed");
        assertThat(closed).succeedsWithin(Duration.ofSeconds(5));
        assertThat(begun).failsWithin(Duration.ofSeconds(1));
        assertThat(daemon.callsOf(HOSTNAME)).isEqualTo(1);
        await().atMost(StandInFleet.PATIENCE).until(() -> fleet.watches() == 0);
    }

    @Test
    void emitOnTheCallersContext() {
        Member member = fleet.add("host", daemon).open();
        Context context = fleet.vertx.getOrCreateContext();
        CompletableFuture<Context> emitted = new CompletableFuture<>();
        CompletableFuture<Context> failed = new CompletableFuture<>();
        CompletableFuture<Thread> called = new CompletableFuture<>();
        context.runOnContext(ignored -> {
            member.connection.callAsync(host -> {
                called.complete(Thread.currentThread());
                return host.getHostName();
            }).subscribe().with(name -> emitted.complete(Vertx.currentContext()), emitted::completeExceptionally);
            member.connection.callAsync(host -> host.domainLookupByName("none")).subscribe().with(none -> {
            }, failure -> failed.complete(Vertx.currentContext()));
        });
        assertThat(emitted).succeedsWithin(StandInFleet.PATIENCE).isSameAs(context);
        assertThat(failed).succeedsWithin(StandInFleet.PATIENCE).isSameAs(context);
        assertThat(called.join().getName()).startsWith("libvirt-call");
    }

    @Test
    void thatAreCancelledBeforeTheirTurnAreNeverMade() {
        Member member = fleet.add("host", daemon, "calls.concurrent", "1").open();
        daemon.hold(HOSTNAME);
        CompletableFuture<String> begun = inBackground(member);
        daemon.awaitCalls(HOSTNAME, 1);
        member.connection.callAsync(Connect::getHostName).subscribe().with(name -> {
        }).cancel();
        daemon.answerNormally(HOSTNAME);
        assertThat(begun).succeedsWithin(StandInFleet.PATIENCE);
        assertThat(inBackground(member)).succeedsWithin(StandInFleet.PATIENCE);
        assertThat(daemon.callsOf(HOSTNAME)).isEqualTo(2);
    }

    @Test
    void openALazyConnection() {
        Member member = fleet.add("host", daemon, "startup", "lazy");
        assertThat(member.connection.state()).isEqualTo(ConnectionState.IDLE);
        // Who loses patience with it harms nobody else.
        daemon.hold(Procedures.CONNECT_OPEN);
        member.connection.callAsync(Connect::getHostName).subscribe().with(name -> {
        }).cancel();
        CompletableFuture<String> patient = member.connection.callAsync(Connect::getHostName).subscribeAsCompletionStage();
        CompletableFuture<String> blocking = inBackground(member);
        daemon.answerNormally(Procedures.CONNECT_OPEN);
        assertThat(patient).succeedsWithin(StandInFleet.PATIENCE).isEqualTo("stand-in");
        assertThat(blocking).succeedsWithin(StandInFleet.PATIENCE).isEqualTo("stand-in");
        assertThat(daemon.callsOf(Procedures.CONNECT_OPEN)).isEqualTo(1);
    }

    @Test
    void thatTakeLongDoNotEndTheKeepalive() {
        Member member = fleet.add("host", daemon, "keep-alive.interval", "1S", "keep-alive.count", "1").open();
        daemon.hold(HOSTNAME);
        List<CompletableFuture<String>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            calls.add(inBackground(member));
        }
        daemon.awaitCalls(HOSTNAME, 4);
        daemon.awaitKeepalives(daemon.keepalives() + 3);
        daemon.answerNormally(HOSTNAME);
        calls.forEach(each -> assertThat(each).succeedsWithin(StandInFleet.PATIENCE).isEqualTo("stand-in"));
        assertThat(member.told(ConnectionClosedEvent.class)).isEmpty();
    }

    private CompletableFuture<String> inBackground(Member member) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return member.connection.call(Connect::getHostName);
            } catch (LibvirtException e) {
                throw new IllegalStateException(e);
            }
        }, callers);
    }
}
