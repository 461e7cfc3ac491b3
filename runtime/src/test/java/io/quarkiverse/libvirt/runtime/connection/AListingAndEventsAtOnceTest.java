package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.event.ConnectionLostEvent.Reason;
import io.quarkiverse.libvirt.event.ConnectionResyncBeginEvent;
import io.quarkiverse.libvirt.event.ConnectionResyncBeginEvent.Cause;
import io.quarkiverse.libvirt.event.ConnectionResyncEndEvent;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.inventory.DomainState;
import io.quarkiverse.libvirt.inventory.DomainStatus;
import io.quarkiverse.libvirt.runtime.connection.StandInFleet.Member;
import io.quarkiverse.libvirt.standin.Domain;
import io.quarkiverse.libvirt.standin.DomainEvents;
import io.quarkiverse.libvirt.standin.EventClass;
import io.quarkiverse.libvirt.standin.EventMessage;
import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.Refusal;
import io.quarkiverse.libvirt.standin.StandInDaemon;

/** What events tell and what a listing finds are never both lost, and never told twice, whichever comes first. */
class AListingAndEventsAtOnceTest {

    private static final int LIFECYCLE = 0;

    private final StandInDaemon daemon = StandInDaemon.start();
    private final StandInFleet fleet = new StandInFleet();
    private final Domain vm = daemon.host().defineDomain("vm");

    @AfterEach
    void close() throws Exception {
        fleet.close();
        daemon.close();
    }

    @ParameterizedTest
    @ValueSource(ints = { Procedures.CONNECT_GET_ALL_DOMAIN_STATS, Procedures.CONNECT_LIST_ALL_DOMAINS })
    void whatIsOlderThanTheEventsThatOvertakeItChangesNothing(int procedure) {
        Member member = open();
        daemon.holdAnswer(procedure);
        int calls = daemon.callsOf(procedure);
        CompletableFuture<Void> listed = member.connection.resync().subscribeAsCompletionStage();
        daemon.awaitCalls(procedure, calls + 1);
        // The answer says that it doesn't run, and that there is no other.
        daemon.host().start(vm);
        daemon.host().createDomain("other");
        member.await(DomainLifecycleEvent.class, 2);
        daemon.answerNormally(procedure);
        assertThat(listed).succeedsWithin(StandInFleet.PATIENCE);

        assertThat(types(member)).containsExactly("STARTED vm", "STARTED other");
        assertThat(member.told(DomainLifecycleEvent.class)).noneMatch(LibvirtEvent::synthetic);
        assertThat(status(member, "vm").state()).isEqualTo(DomainState.RUNNING);
        assertThat(status(member, "other").state()).isEqualTo(DomainState.RUNNING);
    }

    @Test
    void whatIsNewerThanTheEventsThatComeAfterItIsToldOnce() {
        Member member = open();
        Domain running = daemon.host().silently().start(vm);
        daemon.host().silently().destroy(running);
        Domain again = daemon.host().silently().start(running);
        member.connection.resync().await().atMost(StandInFleet.PATIENCE);
        assertThat(types(member)).containsExactly("STARTED vm");
        assertThat(member.told(DomainLifecycleEvent.class)).allMatch(LibvirtEvent::synthetic);
        // The host's own word for it was late.
        daemon.send(started(again));
        // And so is known to be seen: something else that follows it.
        daemon.host().destroy(again);
        member.await(DomainLifecycleEvent.class, 2);
        assertThat(types(member)).containsExactly("STARTED vm", "STOPPED vm");
        assertThat(status(member, "vm").state()).isEqualTo(DomainState.SHUTOFF);
    }

    @Test
    void whatCameBeforeTheListingWasAskedForIsTakenIntoAccountFirst() throws Exception {
        Member member = open();
        Domain running = daemon.host().start(vm);
        member.await(DomainLifecycleEvent.class, 1);
        // Its events wait on the context until this returns; by then the listing, which knows better, has begun.
        CompletableFuture<Void> listed = new CompletableFuture<>();
        member.connection.context().runOnContext(ignored -> {
            daemon.send(DomainEvents.lifecycle(running, 3, 0));
            daemon.host().silently().suspend(running);
            member.connection.resync().subscribe().with(done -> listed.complete(null), listed::completeExceptionally);
        });
        assertThat(listed).succeedsWithin(StandInFleet.PATIENCE);
        await().atMost(StandInFleet.PATIENCE).until(() -> types(member).size() >= 2);
        await().during(Duration.ofMillis(100)).until(() -> types(member).size() == 2);
        assertThat(types(member)).containsExactly("STARTED vm", "SUSPENDED vm");
        assertThat(status(member, "vm").state()).isEqualTo(DomainState.PAUSED);
    }

    @Test
    void nothingIsConcludedFromAListingThatIsRefused() {
        Member member = open();
        daemon.host().silently().undefine(vm);
        daemon.refuse(Procedures.CONNECT_GET_ALL_DOMAIN_STATS, new Refusal(Refusal.INTERNAL_ERROR, "not now"));
        daemon.disconnectAll();
        List<ConnectionResyncEndEvent> ends = member.await(ConnectionResyncEndEvent.class, 4);
        assertThat(ends.subList(1, 3)).allSatisfy(end -> {
            assertThat(end.succeeded()).isFalse();
            assertThat(end.problem()).isEqualTo("domains: not now");
            assertThat(end.differences()).isZero();
        });
        assertThat(member.connection.state()).isEqualTo(ConnectionState.OPEN);
        assertThat(member.told(DomainLifecycleEvent.class)).isEmpty();
        assertThat(member.connection.domains().byName("vm")).isPresent();
        assertThat(status(member, "vm").state()).isEqualTo(DomainState.UNKNOWN);
        assertThat(member.connection.domains().isComplete()).isFalse();

        daemon.answerNormally(Procedures.CONNECT_GET_ALL_DOMAIN_STATS);
        member.awaitState(ConnectionState.RESYNCHRONISED);
        member.await(DomainLifecycleEvent.class, 1);
        assertThat(types(member)).containsExactly("UNDEFINED vm");
        assertThat(member.connection.domains().byName("vm")).isEmpty();
        assertThat(member.connection.domains().isComplete()).isTrue();
    }

    @Test
    void aListingThatIsTriedAgainKeepsItsCauseAndWhoWaitsForIt() {
        Member member = open();
        daemon.refuse(Procedures.CONNECT_LIST_ALL_SECRETS, new Refusal(Refusal.INTERNAL_ERROR, "not now"));
        CompletableFuture<Void> listed = member.connection.resync().subscribeAsCompletionStage();
        member.await(ConnectionResyncBeginEvent.class, 3);
        assertThat(listed).isNotDone();
        daemon.answerNormally(Procedures.CONNECT_LIST_ALL_SECRETS);
        assertThat(listed).succeedsWithin(StandInFleet.PATIENCE);
        List<ConnectionResyncBeginEvent> begins = member.told(ConnectionResyncBeginEvent.class);
        assertThat(begins.subList(1, begins.size())).extracting(ConnectionResyncBeginEvent::cause)
                .containsOnly(Cause.REQUESTED);
    }

    @Test
    void nothingIsKnownWhileTheHostCantBeReached() throws Exception {
        daemon.host().start(vm);
        Member member = open();
        assertThat(status(member, "vm").state()).isEqualTo(DomainState.RUNNING);
        daemon.hold(Procedures.CONNECT_OPEN);
        daemon.disconnectAll();
        member.await(ConnectionLostEvent.class, 1);
        DomainStatus lost = status(member, "vm");
        assertThat(lost.state()).isEqualTo(DomainState.UNKNOWN);
        assertThat(lost.lastKnownState()).isEqualTo(DomainState.RUNNING);
        assertThat(member.connection.domains().isComplete()).isFalse();
        daemon.answerNormally(Procedures.CONNECT_OPEN);
        member.awaitGeneration(2);
        assertThat(status(member, "vm").state()).isEqualTo(DomainState.RUNNING);
        member.connection.close(Duration.ofSeconds(5)).get();
        await().atMost(StandInFleet.PATIENCE).until(() -> status(member, "vm").state() == DomainState.UNKNOWN);
    }

    @Test
    void aDriverThatCantListIsNoError() {
        for (int procedure : new int[] { Procedures.CONNECT_LIST_ALL_SECRETS, Procedures.CONNECT_LIST_ALL_NODE_DEVICES }) {
            daemon.refuse(procedure, new Refusal(Refusal.NO_SUPPORT, "no such thing"));
        }
        Member member = open();
        assertThat(member.told(ConnectionResyncEndEvent.class)).singleElement().matches(ConnectionResyncEndEvent::succeeded);
        assertThat(member.connection.domains().isComplete()).isTrue();
        int asked = daemon.callsOf(Procedures.CONNECT_LIST_ALL_SECRETS);
        member.connection.resync().await().atMost(StandInFleet.PATIENCE);
        assertThat(daemon.callsOf(Procedures.CONNECT_LIST_ALL_SECRETS)).as("not asked again").isEqualTo(asked);
    }

    @Test
    void oneThatHangsGivesTheConnectionUp() {
        Member member = open("open-timeout", "0.4S");
        daemon.hold(Procedures.CONNECT_LIST_ALL_NETWORKS);
        CompletableFuture<Void> listed = member.connection.resync().subscribeAsCompletionStage();
        ConnectionLostEvent lost = member.await(ConnectionLostEvent.class, 1).get(0);
        assertThat(lost.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(lost.problem()).isEqualTo("the host has not said within PT0.4S what is there");
        assertThat(listed).isNotDone();
        daemon.answerNormally(Procedures.CONNECT_LIST_ALL_NETWORKS);
        // By the next opening's.
        assertThat(listed).succeedsWithin(StandInFleet.PATIENCE);
        assertThat(member.connection.generation()).isEqualTo(2);
        assertThat(daemon.awaitClients(1)).hasSize(1);
        // The one that was given up tells nothing any more, not even its end.
        List<LibvirtEvent> told = member.told();
        assertThat(told.subList(told.indexOf(lost) + 1, told.size())).noneMatch(event -> event.generation() == 1
                && !event.address().endsWith("opening"));
    }

    @Test
    void severalRequestsDuringAListingAreOneMore() {
        Member member = open();
        daemon.hold(Procedures.CONNECT_LIST_ALL_NETWORKS);
        int calls = daemon.callsOf(Procedures.CONNECT_LIST_ALL_NETWORKS);
        CompletableFuture<Void> first = member.connection.resync().subscribeAsCompletionStage();
        daemon.awaitCalls(Procedures.CONNECT_LIST_ALL_NETWORKS, calls + 1);
        List<CompletableFuture<Void>> more = List.of(member.connection.resync().subscribeAsCompletionStage(),
                member.connection.resync().subscribeAsCompletionStage());
        daemon.host().silently().defineDomain("unseen by the first");
        daemon.answerNormally(Procedures.CONNECT_LIST_ALL_NETWORKS);
        assertThat(first).succeedsWithin(StandInFleet.PATIENCE);
        more.forEach(each -> assertThat(each).succeedsWithin(StandInFleet.PATIENCE));
        assertThat(member.told(ConnectionResyncBeginEvent.class)).hasSize(3);
        assertThat(member.connection.domains().byName("unseen by the first")).isPresent();
    }

    @Test
    void itIsListedAgainFromTimeToTime() {
        Member member = open("resync.every", "0.2S");
        daemon.host().silently().start(vm);
        member.await(DomainLifecycleEvent.class, 1);
        assertThat(types(member)).containsExactly("STARTED vm");
        assertThat(member.told(ConnectionResyncBeginEvent.class)).extracting(ConnectionResyncBeginEvent::cause)
                .contains(Cause.PERIODIC);
    }

    private Member open(String... properties) {
        Member member = fleet.add("host", daemon, properties).open();
        daemon.awaitSubscription(EventClass.DOMAIN, LIFECYCLE);
        return member;
    }

    private static EventMessage started(Domain domain) {
        return DomainEvents.lifecycle(domain, DomainEventType.STARTED.ordinal(), 0);
    }

    private static DomainStatus status(Member member, String name) {
        return member.connection.domains().byName(name).orElseThrow();
    }

    private static List<String> types(Member member) {
        return member.told(DomainLifecycleEvent.class).stream().map(event -> event.event() + " " + event.domain().name())
                .toList();
    }
}
