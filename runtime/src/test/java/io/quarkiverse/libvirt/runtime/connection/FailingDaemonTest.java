package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtUnavailableException;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent.Reason;
import io.quarkiverse.libvirt.event.DomainRebootEvent;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.connection.StandInHost.OpeningFailed;
import io.quarkiverse.libvirt.standin.Domain;
import io.quarkiverse.libvirt.standin.DomainEvents;
import io.quarkiverse.libvirt.standin.EventClass;
import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.Refusal;
import io.quarkiverse.libvirt.standin.StandInClient;

/** A daemon that does what daemons should not. */
class FailingDaemonTest {

    private static final Domain DOMAIN = new Domain("vm", new UUID(1, 2), 3);
    private static final int REBOOT = 1;
    private static final int TUNABLE = 17;

    /** Not in the common pool: with two processors, who waits there holds up all others. */
    private static final Executor ON_ITS_OWN = task -> new Thread(task, "opening").start();

    private final StandInHost host = new StandInHost();

    @AfterEach
    void close() throws Exception {
        host.close();
    }

    @Test
    void anEventThatItRefusesIsSkippedWithItsReason() throws Exception {
        host.daemon.refuse(EventClass.DOMAIN, TUNABLE, new Refusal(Refusal.ACCESS_DENIED, "tunables are not for you"));
        host.connect(host.events::add);
        assertThat(host.connection.refusedEvents())
                .containsEntry(EventKind.ofAddress(EventAddresses.DOMAIN_TUNABLE).orElseThrow(), "tunables are not for you");
        assertThat(host.connection.isOpen()).isTrue();

        host.daemon.awaitSubscription(EventClass.DOMAIN, REBOOT).send(DomainEvents.reboot(DOMAIN));
        assertThat(host.await(1)).singleElement().isInstanceOf(DomainRebootEvent.class);
    }

    @Test
    void oneThatGoesAwayDuringTheSubscriptionsFailsTheOpening() throws Exception {
        host.daemon.hold(Procedures.CONNECT_NETWORK_EVENT_REGISTER_ANY);
        CompletableFuture<Void> opening = open(host.events::add);
        host.daemon.awaitCalls(Procedures.CONNECT_NETWORK_EVENT_REGISTER_ANY, 1);
        host.daemon.disconnectAll();
        assertThatThrownBy(() -> opening.get(30, TimeUnit.SECONDS)).hasRootCauseInstanceOf(OpeningFailed.class);
        assertThat(host.connection.isOpen()).isFalse();
    }

    @Test
    void whatItHasNotAnsweredYetIsNotOpen() throws Exception {
        host.daemon.delay(Procedures.CONNECT_OPEN, Duration.ofMillis(300));
        CompletableFuture<Void> opening = open(host.events::add);
        host.daemon.awaitCalls(Procedures.CONNECT_OPEN, 1);
        assertThat(host.connection.isOpen()).isFalse();
        opening.get(30, TimeUnit.SECONDS);
        assertThat(host.connection.isOpen()).isTrue();
    }

    @Test
    void aCloseAmidTheSubscriptionsEndsThem() throws Exception {
        host.daemon.delay(Procedures.CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY, Duration.ofMillis(50));
        CompletableFuture<Void> opening = open(host.events::add);
        host.daemon.awaitCalls(Procedures.CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY, 5);
        host.connection.close(Duration.ofSeconds(5));
        assertThatThrownBy(() -> opening.get(30, TimeUnit.SECONDS)).rootCause()
                .isInstanceOf(LibvirtUnavailableException.class).hasMessageEndingWith("was closed");
        assertThat(host.daemon.callsOf(Procedures.CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY)).isLessThanOrEqualTo(6);
        assertThat(host.connection.isOpen()).isFalse();
    }

    @Test
    void itsEndComesAfterAllThatItSentBefore() throws Exception {
        host.connect(host.events::add);
        StandInClient client = host.daemon.awaitSubscription(EventClass.DOMAIN, REBOOT);
        // libvirt queues them for its next timer, and tells at once that the connection is gone.
        client.send(Collections.nCopies(200, DomainEvents.reboot(DOMAIN)));
        host.daemon.disconnectAll();
        await().until(() -> host.events.stream().anyMatch(ConnectionClosedEvent.class::isInstance));
        int received = host.events.size();
        assertThat(host.events.get(received - 1)).isInstanceOf(ConnectionClosedEvent.class);
        await().during(Duration.ofMillis(300)).until(() -> host.events.size() == received);
    }

    @Test
    void itsEndDuringTheSubscriptionsIsToldOnTheEventLoop() throws Exception {
        host.daemon.hold(Procedures.CONNECT_NETWORK_EVENT_REGISTER_ANY);
        CompletableFuture<Thread> told = new CompletableFuture<>();
        open(event -> told.complete(Thread.currentThread()));
        host.daemon.awaitCalls(Procedures.CONNECT_NETWORK_EVENT_REGISTER_ANY, 1);
        host.daemon.disconnectAll();
        assertThat(told.get(30, TimeUnit.SECONDS).getName()).contains("eventloop");
    }

    @Test
    void aMessageThatCantBeReadLosesNothingElse() throws Exception {
        host.connect(host.events::add);
        StandInClient client = host.daemon.awaitSubscription(EventClass.DOMAIN, TUNABLE);
        client.send(DomainEvents.reboot(DOMAIN), DomainEvents.tunable(DOMAIN, List.of()).truncatedTo(12),
                DomainEvents.reboot(DOMAIN));
        List<LibvirtEvent> received = host.await(2);
        assertThat(received).hasOnlyElementsOfType(DomainRebootEvent.class);
        assertThat(received.get(1).sequence()).isEqualTo(received.get(0).sequence() + 1);
    }

    @Test
    void closingAmidAMessageIsTheEndOfTheConnection() throws Exception {
        host.connect(host.events::add);
        host.daemon.awaitSubscription(EventClass.DOMAIN, REBOOT).send(DomainEvents.reboot(DOMAIN));
        host.await(1);
        host.daemon.closeAllMidMessage();
        // EOF, unless libvirt's client, reading on after the first half, sees the end before it is told of the hang-up.
        assertClosed(Reason.EOF, Reason.ERROR);
    }

    @Test
    void aLengthThatIsNoneIsTheEndOfTheConnection() throws Exception {
        host.connect(host.events::add);
        host.daemon.awaitSubscription(EventClass.DOMAIN, REBOOT).send(DomainEvents.reboot(DOMAIN));
        host.await(1);
        host.daemon.clients().get(0).sendBadLength();
        assertClosed(Reason.ERROR);
    }

    @Test
    void oneThatFreezesIsGivenUp() throws Exception {
        try (StandInHost watched = new StandInHost("reconnect.enabled", "false", "keep-alive.interval", "1S",
                "keep-alive.count", "2")) {
            watched.connect(watched.events::add);
            watched.daemon.awaitSubscription(EventClass.DOMAIN, REBOOT).send(DomainEvents.reboot(DOMAIN));
            watched.await(1);
            watched.daemon.freeze();
            assertClosed(watched, Reason.KEEPALIVE);
        }
    }

    @Test
    void whatItSaysOfItsOwnEndIsPublished() throws Exception {
        host.connect(host.events::add);
        host.daemon.awaitSubscription(EventClass.DOMAIN, REBOOT).send(DomainEvents.reboot(DOMAIN));
        host.await(1);
        host.daemon.sendConnectionClosed(99);
        ConnectionClosedEvent closed = (ConnectionClosedEvent) host.await(2).get(1);
        assertThat(closed.reason()).isEqualTo(Reason.UNKNOWN);
        assertThat(closed.reasonCode()).isEqualTo(99);
    }

    private CompletableFuture<Void> open(Consumer<LibvirtEvent> next) {
        return CompletableFuture.runAsync(() -> {
            try {
                host.connect(next);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }, ON_ITS_OWN);
    }

    private void assertClosed(Reason... reasons) {
        assertClosed(host, reasons);
    }

    private static void assertClosed(StandInHost host, Reason... reasons) {
        List<LibvirtEvent> events = host.await(2);
        assertThat(events.get(1)).isInstanceOf(ConnectionClosedEvent.class);
        assertThat(((ConnectionClosedEvent) events.get(1)).reason()).isIn((Object[]) reasons);
        assertThat(host.connection.isOpen()).isFalse();
    }
}
