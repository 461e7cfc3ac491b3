package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.event.ConnectionLostEvent.Reason;
import io.quarkiverse.libvirt.event.ConnectionOpenEvent;
import io.quarkiverse.libvirt.event.ConnectionOpeningEvent;
import io.quarkiverse.libvirt.event.ConnectionResyncBeginEvent;
import io.quarkiverse.libvirt.event.ConnectionResyncEndEvent;
import io.quarkiverse.libvirt.event.ConnectionResynchronisedEvent;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.connection.StandInFleet.Member;
import io.quarkiverse.libvirt.standin.EventClass;
import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.Refusal;
import io.quarkiverse.libvirt.standin.StandInDaemon;
import io.quarkiverse.libvirt.standin.Subscription;

class ALostConnectionIsOpenedAgainTest {

    private static final int LIFECYCLE = 0;

    private final StandInDaemon daemon = StandInDaemon.start();
    private final StandInFleet fleet = new StandInFleet();

    @AfterEach
    void close() throws Exception {
        fleet.close();
        daemon.close();
    }

    @Test
    void andEveryStepIsToldInOrder() {
        Member member = fleet.add("host", daemon).open();
        daemon.awaitSubscription(EventClass.DOMAIN, LIFECYCLE);
        daemon.host().defineDomain("early");
        member.await(DomainLifecycleEvent.class, 1);
        daemon.host().silently().defineDomain("quiet");
        daemon.disconnectAll();
        member.awaitGeneration(2);
        daemon.awaitSubscription(EventClass.DOMAIN, LIFECYCLE);
        daemon.host().defineDomain("late");
        member.await(DomainLifecycleEvent.class, 3);

        List<LibvirtEvent> told = member.told();
        assertThat(told).extracting(event -> (Object) event.getClass()).containsExactly(ConnectionOpeningEvent.class,
                ConnectionOpenEvent.class, ConnectionResyncBeginEvent.class, ConnectionResyncEndEvent.class,
                ConnectionResynchronisedEvent.class, DomainLifecycleEvent.class, ConnectionClosedEvent.class,
                ConnectionLostEvent.class, ConnectionOpeningEvent.class, ConnectionOpenEvent.class,
                ConnectionResyncBeginEvent.class, DomainLifecycleEvent.class, ConnectionResyncEndEvent.class,
                ConnectionResynchronisedEvent.class, DomainLifecycleEvent.class);
        assertThat(told).extracting(LibvirtEvent::sequence).isEqualTo(numbers(told.size()));
        assertThat(told).extracting(LibvirtEvent::generation).containsExactly(0L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 2L, 2L, 2L,
                2L, 2L, 2L);
        assertThat(told).filteredOn(LibvirtEvent::synthetic).singleElement().isSameAs(told.get(11));
        ConnectionLostEvent lost = (ConnectionLostEvent) told.get(7);
        assertThat(lost.reason()).isEqualTo(Reason.EOF);
        assertThat(lost.retryMillis()).isEqualTo(50);
        assertThat(((ConnectionResyncEndEvent) told.get(12)).differences()).isEqualTo(1);
        assertThat(((ConnectionResynchronisedEvent) told.get(13)).downMillis()).isGreaterThanOrEqualTo(50);
    }

    @Test
    void withAllItsSubscriptions() {
        Member member = fleet.add("host", daemon, "events", "domain.*,network.lifecycle,secret.lifecycle").open();
        List<String> before = subscriptions();
        assertThat(before).hasSizeGreaterThan(20);
        daemon.disconnectAll();
        member.awaitGeneration(2);
        assertThat(subscriptions()).isEqualTo(before);
        assertThat(daemon.clients()).hasSize(1);
    }

    @Test
    void laterAndLaterWhileItRefuses() {
        daemon.refuse(Procedures.CONNECT_OPEN, new Refusal(Refusal.AUTH_FAILED, "not you"));
        Member member = fleet.add("host", daemon);
        member.connection.open();
        List<ConnectionOpeningEvent> attempts = member.await(ConnectionOpeningEvent.class, 7);
        assertThat(member.told(ConnectionLostEvent.class).subList(0, 5)).extracting(ConnectionLostEvent::retryMillis)
                .containsExactly(50L, 100L, 200L, 200L, 200L);
        assertThat(member.told(ConnectionLostEvent.class)).allSatisfy(lost -> {
            assertThat(lost.reason()).isEqualTo(Reason.REFUSED);
            assertThat(lost.problem()).contains("not you");
        });
        assertThat(attempts).extracting(ConnectionOpeningEvent::attempt).startsWith(1, 2, 3, 4, 5, 6, 7);
        // It did wait: not what it says, but when it came. Clocks count whole milliseconds.
        assertThat(Duration.between(attempts.get(0).time(), attempts.get(6).time())).isGreaterThan(Duration.ofMillis(940));
        assertThat(member.connection.state()).isIn(ConnectionState.LOST, ConnectionState.OPENING);
        daemon.answerNormally(Procedures.CONNECT_OPEN);
        member.awaitGeneration(1);
    }

    @Test
    void alsoLaterAndLaterWhenItIsLostAtOnceEachTime() {
        Member member = fleet.add("host", daemon, "reconnect.max-delay", "0.4S");
        member.also = event -> {
            if (event instanceof ConnectionOpenEvent) {
                daemon.disconnectAll();
            }
        };
        member.connection.open();
        List<ConnectionLostEvent> lost = member.await(ConnectionLostEvent.class, 4);
        assertThat(lost.subList(0, 4)).extracting(ConnectionLostEvent::retryMillis).containsExactly(50L, 100L, 200L, 400L);
    }

    @Test
    void onceItsDaemonIsBack() throws Exception {
        StandInDaemon first = StandInDaemon.start();
        Member member = fleet.add("restarted", first).open();
        first.close();
        member.await(ConnectionLostEvent.class, 3);
        Files.createDirectories(first.socket().getParent());
        try (StandInDaemon second = StandInDaemon.start(first.socket())) {
            member.awaitGeneration(2);
            second.awaitSubscription(EventClass.DOMAIN, LIFECYCLE);
            second.host().defineDomain("new");
            member.await(DomainLifecycleEvent.class, 1);
            assertThat(member.connection.domains().byName("new")).isPresent();
        } finally {
            Files.deleteIfExists(first.socket().getParent());
        }
    }

    @Test
    void unlessThatIsTurnedOff() {
        Member member = fleet.add("host", daemon, "reconnect.enabled", "false").open();
        daemon.disconnectAll();
        ConnectionLostEvent lost = member.await(ConnectionLostEvent.class, 1).get(0);
        assertThat(lost.retryMillis()).isEqualTo(-1);
        await().during(Duration.ofMillis(300)).until(() -> member.connection.state() == ConnectionState.LOST);
        assertThat(member.told(ConnectionOpeningEvent.class)).hasSize(1);
    }

    private List<String> subscriptions() {
        List<Subscription> all = daemon.subscriptions();
        List<String> events = new ArrayList<>();
        all.forEach(each -> events.add(each.eventClass() + " " + each.eventId()));
        return events.stream().sorted().toList();
    }

    private static List<Long> numbers(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }
}
