package io.quarkiverse.libvirt.runtime.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainEventDetail;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.NetworkEventType;
import io.quarkiverse.libvirt.inventory.DomainState;
import io.quarkiverse.libvirt.inventory.DomainStatus;

class TheInventoryFollowsEventsTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final int RUNNING = DomainState.RUNNING.ordinal();
    private static final int PAUSED = DomainState.PAUSED.ordinal();
    private static final int SHUTOFF = DomainState.SHUTOFF.ordinal();

    private final MovableClock clock = new MovableClock();
    private final HostInventory inventory = new HostInventory(clock);

    @BeforeEach
    void reachable() {
        inventory.reachable();
    }

    private boolean hears(String name, int id, DomainEventType type, DomainEventDetail detail) {
        return inventory.apply(Events.domain(name, ONE, id, type, detail));
    }

    private List<String> listed(Listed... domains) {
        return told(inventory.beginListing(EventClass.DOMAIN).end(List.of(domains)));
    }

    private static List<String> told(List<Change> changes) {
        return changes.stream().map(change -> (DomainLifecycleEvent) change.event(Events.LISTING))
                .map(event -> event.domain().name() + " " + event.event() + "/" + event.detail()).toList();
    }

    private DomainStatus one() {
        return inventory.domains().get(ONE).orElseThrow();
    }

    @Test
    void aTransientDomainComesAndGoesWithItsRun() {
        hears("a", 3, DomainEventType.RESUMED, DomainEventDetail.UNPAUSED);
        hears("a", 3, DomainEventType.STARTED, DomainEventDetail.BOOTED);
        assertThat(one().persistent()).isFalse();
        assertThat(one().isActive()).isTrue();
        assertThat(one().domain().id()).isEqualTo(3);

        hears("a", -1, DomainEventType.STOPPED, DomainEventDetail.DESTROYED);
        assertThat(inventory.domains().size()).isZero();
    }

    @Test
    void aDomainThatRunsOutlivesItsDefinition() {
        hears("a", -1, DomainEventType.DEFINED, DomainEventDetail.ADDED);
        assertThat(one().state()).isEqualTo(DomainState.SHUTOFF);
        hears("a", 3, DomainEventType.STARTED, DomainEventDetail.BOOTED);
        hears("a", 3, DomainEventType.UNDEFINED, DomainEventDetail.REMOVED);
        assertThat(one().state()).isEqualTo(DomainState.RUNNING);
        assertThat(one().persistent()).isFalse();
    }

    @Test
    void aRenameKeepsTheDomain() {
        hears("a", -1, DomainEventType.DEFINED, DomainEventDetail.ADDED);
        hears("a", -1, DomainEventType.UNDEFINED, DomainEventDetail.RENAMED);
        assertThat(inventory.domains().byName("a")).isPresent();
        hears("b", -1, DomainEventType.DEFINED, DomainEventDetail.RENAMED);
        assertThat(inventory.domains().byName("a")).isEmpty();
        assertThat(inventory.domains().byName("b")).contains(one());
    }

    @Test
    void aTypeThatIsNewerThanThisCodeChangesNothing() {
        listed(Listed.domain("a", ONE, 3, RUNNING, 1, true));
        DomainStatus before = one();
        LibvirtEvent event = new DomainLifecycleEvent(Events.LIBVIRT, new DomainRef("a", ONE, 3), 99, 0);
        assertThat(inventory.apply(event)).isTrue();
        assertThat(one()).isEqualTo(before);
    }

    @Test
    void theTimeIsThatOfTheLastChangeOfState() {
        listed(Listed.domain("a", ONE, 3, RUNNING, 1, true));
        var first = clock.instant();
        clock.move(Duration.ofMinutes(1));
        hears("a", 3, DomainEventType.RESUMED, DomainEventDetail.UNPAUSED);
        listed(Listed.domain("a", ONE, 3, RUNNING, 1, true));
        assertThat(one().since()).isEqualTo(first);
        hears("a", 3, DomainEventType.SUSPENDED, DomainEventDetail.PAUSED);
        assertThat(one().since()).isEqualTo(clock.instant());
    }

    @Test
    void nothingIsKnownWhileTheHostIsUnreachable() {
        listed(Listed.domain("a", ONE, 3, RUNNING, 1, true));
        assertThat(inventory.domains().isComplete()).isTrue();
        clock.move(Duration.ofMinutes(1));
        inventory.unreachable();

        assertThat(one().state()).isEqualTo(DomainState.UNKNOWN);
        assertThat(one().lastKnownState()).isEqualTo(DomainState.RUNNING);
        assertThat(one().since()).isEqualTo(clock.instant());
        assertThat(one().known()).isFalse();
        assertThat(inventory.domains().isComplete()).isFalse();
        assertThat(inventory.domains().inState(DomainState.UNKNOWN)).containsExactly(one());
        assertThat(inventory.domains().inState(DomainState.RUNNING)).isEmpty();
    }

    @Test
    void whatWasKnownHoldsAgainOnceItIsListedOrHeardOf() {
        UUID two = new UUID(0, 2);
        listed(Listed.domain("a", ONE, 3, RUNNING, 1, true), Listed.domain("b", two, 4, RUNNING, 1, true));
        inventory.unreachable();
        inventory.reachable();
        assertThat(one().known()).isFalse();
        hears("a", 3, DomainEventType.SUSPENDED, DomainEventDetail.PAUSED);
        assertThat(one().state()).isEqualTo(DomainState.PAUSED);
        assertThat(inventory.domains().get(two).orElseThrow().known()).isFalse();

        listed(Listed.domain("a", ONE, 3, PAUSED, 1, true), Listed.domain("b", two, 4, RUNNING, 1, true));
        assertThat(inventory.domains().isComplete()).isTrue();
        assertThat(inventory.domains().all()).allMatch(DomainStatus::known);
    }

    @Test
    void whatAnEventToldDuringAListingCountsMore() {
        listed(Listed.domain("a", ONE, 3, RUNNING, 1, true));
        HostInventory.Listing listing = inventory.beginListing(EventClass.DOMAIN);
        hears("a", -1, DomainEventType.STOPPED, DomainEventDetail.DESTROYED);
        assertThat(told(listing.end(List.of(Listed.domain("a", ONE, 3, RUNNING, 1, true))))).isEmpty();
        assertThat(one().state()).isEqualTo(DomainState.SHUTOFF);
    }

    @Test
    void aRepetitionOfASyntheticEventIsDroppedOnce() {
        listed();
        assertThat(listed(Listed.domain("a", ONE, 3, RUNNING, 1, true))).containsExactly("a DEFINED/ADDED",
                "a STARTED/BOOTED");
        assertThat(hears("a", 3, DomainEventType.RESUMED, DomainEventDetail.UNPAUSED)).isTrue();
        assertThat(hears("a", 3, DomainEventType.STARTED, DomainEventDetail.BOOTED)).isFalse();
        assertThat(hears("a", 3, DomainEventType.STARTED, DomainEventDetail.BOOTED)).isTrue();
    }

    @Test
    void aRepetitionIsExpectedForATime() {
        listed();
        listed(Listed.domain("a", ONE, 3, RUNNING, 1, false));
        clock.move(Repeats.WITHIN.plusMillis(1));
        assertThat(hears("a", 3, DomainEventType.STARTED, DomainEventDetail.BOOTED)).isTrue();
    }

    @Test
    void whatWasContradictedIsNewsAgain() {
        listed();
        listed(Listed.domain("a", ONE, 3, PAUSED, 1, true));
        assertThat(hears("a", 3, DomainEventType.RESUMED, DomainEventDetail.UNPAUSED)).isTrue();
        assertThat(hears("a", 3, DomainEventType.SUSPENDED, DomainEventDetail.PAUSED)).isTrue();
        assertThat(hears("a", 3, DomainEventType.SUSPENDED, DomainEventDetail.PAUSED)).isTrue();
    }

    @Test
    void anUpdatedDefinitionIsAlwaysNews() {
        listed();
        listed(Listed.domain("a", ONE, -1, SHUTOFF, 1, true));
        assertThat(hears("a", -1, DomainEventType.DEFINED, DomainEventDetail.UPDATED)).isTrue();
        assertThat(hears("a", -1, DomainEventType.DEFINED, DomainEventDetail.ADDED)).isFalse();
    }

    @Test
    void aRestartThatNobodySawIsToldByItsId() {
        listed(Listed.domain("a", ONE, 3, RUNNING, 1, true));
        assertThat(listed(Listed.domain("a", ONE, 5, RUNNING, 1, true))).containsExactly("a STOPPED/UNKNOWN",
                "a STARTED/BOOTED");
    }

    @Test
    void theReasonGivesTheDetail() {
        listed(Listed.domain("a", ONE, 3, RUNNING, 1, true));
        assertThat(listed(Listed.domain("a", ONE, 3, PAUSED, 5, true))).containsExactly("a SUSPENDED/IOERROR");
        assertThat(listed(Listed.domain("a", ONE, -1, SHUTOFF, 3, true))).containsExactly("a STOPPED/CRASHED");
        assertThat(listed(Listed.domain("a", ONE, 4, RUNNING, 3, true))).containsExactly("a STARTED/RESTORED");
        assertThat(listed(Listed.domain("a", ONE, 4, PAUSED, 2, true))).containsExactly("a SUSPENDED/MIGRATED");
        assertThat(listed(Listed.domain("a", ONE, 4, RUNNING, 10, true))).containsExactly("a RESUMED/POSTCOPY");
    }

    @Test
    void whatGoesIsToldBeforeWhatComes() {
        listed(Listed.domain("a", ONE, 3, RUNNING, 1, true));
        assertThat(listed(Listed.domain("a", new UUID(0, 2), 5, RUNNING, 1, false))).containsExactly(
                "a STOPPED/UNKNOWN", "a UNDEFINED/REMOVED", "a STARTED/BOOTED");
    }

    @Test
    void theFirstListingIsToldToThoseWhoWantIt() {
        HostInventory telling = new HostInventory(clock, true);
        telling.reachable();
        assertThat(told(telling.beginListing(EventClass.DOMAIN).end(List.of(
                Listed.domain("a", ONE, 3, PAUSED, 1, true))))).containsExactly("a DEFINED/ADDED", "a STARTED/BOOTED",
                        "a SUSPENDED/PAUSED");
    }

    @Test
    void theFirstListingOfAHostThatWasTakenOverSaysWhatHasStopped() {
        HostInventory telling = new HostInventory(clock, FirstListing.TOLD_WITH_STATES);
        telling.reachable();
        assertThat(told(telling.beginListing(EventClass.DOMAIN).end(List.of(
                Listed.domain("a", ONE, 3, RUNNING, 1, true), Listed.domain("b", new UUID(0, 2), -1, SHUTOFF, 3, true)))))
                .containsExactly("a DEFINED/ADDED", "a STARTED/BOOTED", "b DEFINED/ADDED", "b STOPPED/CRASHED");
        // Once: the next one tells only what differs.
        assertThat(told(telling.beginListing(EventClass.DOMAIN).end(List.of(
                Listed.domain("a", ONE, 3, RUNNING, 1, true), Listed.domain("b", new UUID(0, 2), -1, SHUTOFF, 3, true)))))
                .isEmpty();
    }

    @Test
    void aListingThatFailedOrIsOldConcludesNothing() {
        listed(Listed.domain("a", ONE, 3, RUNNING, 1, true));
        HostInventory.Listing failed = inventory.beginListing(EventClass.DOMAIN);
        failed.abandon();
        assertThat(failed.end(List.of())).isEmpty();
        HostInventory.Listing cutOff = inventory.beginListing(EventClass.DOMAIN);
        inventory.unreachable();
        assertThat(cutOff.end(List.of())).isEmpty();
        inventory.reachable();
        HostInventory.Listing old = inventory.beginListing(EventClass.DOMAIN);
        inventory.beginListing(EventClass.DOMAIN);
        assertThat(old.end(List.of())).isEmpty();
        assertThat(inventory.domains().size()).isOne();
        assertThat(inventory.domains().isComplete()).isFalse();
    }

    @Test
    void aTransientNetworkGoesWhenItStops() {
        inventory.apply(Events.network("n", ONE, NetworkEventType.STARTED));
        assertThat(inventory.networks().get(ONE).orElseThrow().active()).isTrue();
        inventory.apply(Events.network("n", ONE, NetworkEventType.STOPPED));
        assertThat(inventory.networks().get(ONE)).isEmpty();
    }

    @Test
    void aConnectionHasNothingToList() {
        assertThatThrownBy(() -> inventory.beginListing(EventClass.CONNECTION))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
