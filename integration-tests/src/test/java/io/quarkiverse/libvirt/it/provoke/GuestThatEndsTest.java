package io.quarkiverse.libvirt.it.provoke;

import static io.quarkiverse.libvirt.it.provoke.Payload.ANY_ID;
import static io.quarkiverse.libvirt.it.provoke.Payload.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.ChannelReason;
import io.quarkiverse.libvirt.event.ChannelState;
import io.quarkiverse.libvirt.event.DomainAgentLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainControlErrorEvent;
import io.quarkiverse.libvirt.event.DomainDiskChangeEvent;
import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.DomainEventDetail;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainIoErrorEvent;
import io.quarkiverse.libvirt.event.DomainIoErrorReasonEvent;
import io.quarkiverse.libvirt.event.DomainJobCompletedEvent;
import io.quarkiverse.libvirt.event.DomainJobOperation;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainMigrationIterationEvent;
import io.quarkiverse.libvirt.event.DomainPmSuspendDiskEvent;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.IoErrorAction;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.it.daemon.PrivateDaemonResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** How a guest comes and goes. Each test begins and ends with a guest that is defined and does not run. */
@QuarkusTest
@WithTestResource(value = PrivateDaemonResource.Qemu.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class GuestThatEndsTest extends RealGuestEvents {

    static final Set<Class<? extends LibvirtEvent>> PROVOKED = Set.of(
            DomainLifecycleEvent.class, DomainIoErrorEvent.class, DomainIoErrorReasonEvent.class,
            DomainControlErrorEvent.class, DomainDiskChangeEvent.class, DomainPmSuspendDiskEvent.class,
            DomainAgentLifecycleEvent.class, DomainMigrationIterationEvent.class, DomainJobCompletedEvent.class);

    @Override
    Set<Class<? extends LibvirtEvent>> provoked() {
        return PROVOKED;
    }

    @Test
    void isUndefinedAndDefinedAndDefinedAgain() {
        expect(guest::undefine, lifecycle(DomainEventType.UNDEFINED, 1, DomainEventDetail.REMOVED, 0));
        expect(guest::define, lifecycle(DomainEventType.DEFINED, 0, DomainEventDetail.ADDED, 0));
        expect(guest::define, lifecycle(DomainEventType.DEFINED, 0, DomainEventDetail.UPDATED, 1));
    }

    @Test
    void isRenamed() {
        String name = guest.name() + "x";
        DomainRef other = new DomainRef(name, guest.uuid(), ANY_ID);
        LibvirtEvent otherDefined = new DomainLifecycleEvent(ORIGIN, other, DomainEventType.DEFINED, 0,
                DomainEventDetail.RENAMED, 2);
        LibvirtEvent otherUndefined = new DomainLifecycleEvent(ORIGIN, other, DomainEventType.UNDEFINED, 1,
                DomainEventDetail.RENAMED, 1);
        expect(() -> operator.rename(name), lifecycle(DomainEventType.UNDEFINED, 1, DomainEventDetail.RENAMED, 1),
                otherDefined);
        expect(() -> operator.renameBack(name), otherUndefined,
                lifecycle(DomainEventType.DEFINED, 0, DomainEventDetail.RENAMED, 2));
    }

    @Test
    void startsWithoutWhatIsMissing() {
        LibvirtEvent[] expected = { diskDropped(), mediumDropped(), agentDisconnected(), resumed(), started() };
        assertThat(expect(guest::start, expected)).containsExactly(expected);
        expect(guest::destroy, destroyed());
    }

    @Test
    void isDestroyed() {
        guest.start();
        LibvirtEvent[] expected = { shutdownByHost(), destroyed() };
        assertThat(expect(guest::destroy, expected)).containsExactly(expected);
    }

    @Test
    void itsIdIsThatOfTheRunUntilItHasStopped() {
        int before = events.all().size();
        expect(guest::start, started());
        int id = operator.id();
        expect(guest::destroy, destroyed());
        assertThat(events.all().stream().skip(before)).allSatisfy(event -> {
            boolean stopped = Payload.of(event).equals(destroyed());
            assertThat(((DomainEvent) event).domain().id()).isEqualTo(stopped ? -1 : id);
        });
    }

    @Test
    void powersOff() {
        guest.start();
        expect(guest::powerOff, shutdownByGuest(), stopped());
    }

    @Test
    void suspendsToDisk() {
        guest.start();
        expect(guest::suspendToDisk, new DomainPmSuspendDiskEvent(ORIGIN, domain, 0),
                lifecycle(DomainEventType.PMSUSPENDED, 7, DomainEventDetail.DISK, 1), shutdownByGuest(), stopped());
    }

    @Test
    void panics() {
        guest.start();
        expect(guest::panic, lifecycle(DomainEventType.CRASHED, 8, DomainEventDetail.PANICKED, 0));
        expect(guest::destroy, destroyed());
    }

    @Test
    void qemuIsTerminated() {
        guest.start();
        expect(guest::terminateQemu, shutdownByHost(), stopped());
    }

    @Test
    void qemuIsKilled() {
        guest.start();
        expect(guest::killQemu, lifecycle(DomainEventType.STOPPED, 5, DomainEventDetail.FAILED, 5));
    }

    @Test
    void isSavedAndRestored() {
        guest.start();
        expect(operator::save, lifecycle(DomainEventType.SUSPENDED, 3, DomainEventDetail.PAUSED, 0),
                new DomainMigrationIterationEvent(ORIGIN, domain, 1), saved());
        expect(operator::restore, lifecycle(DomainEventType.STARTED, 2, DomainEventDetail.RESTORED, 2),
                lifecycle(DomainEventType.RESUMED, 4, DomainEventDetail.FROM_SNAPSHOT, 2));
        expect(guest::destroy, destroyed());
    }

    @Test
    void theCompletedSaveIsMeasured() {
        guest.start();
        DomainJobCompletedEvent[] completed = new DomainJobCompletedEvent[1];
        expect(() -> completed[0] = expectOne(DomainJobCompletedEvent.class, operator::save), saved());
        assertMeasured(completed[0], DomainJobOperation.SAVE, 2);
    }

    @Test
    void writesToAFullDisk() {
        guest.start();
        String disk = guest.fullDisk().toString();
        expect(guest::writeToFullDisk,
                new DomainIoErrorEvent(ORIGIN, domain, disk, "ide0-1-1", IoErrorAction.PAUSE, 1),
                new DomainIoErrorReasonEvent(ORIGIN, domain, disk, "ide0-1-1", IoErrorAction.PAUSE, 1, "enospc"),
                lifecycle(DomainEventType.SUSPENDED, 3, DomainEventDetail.IOERROR, 2));
        expect(guest::destroy, destroyed());
    }

    @Test
    void itsMonitorIsGivenUp() {
        guest.start();
        expect(operator::overflowMonitor, new DomainControlErrorEvent(ORIGIN, domain));
        expect(guest::destroy, destroyed());
    }

    private LibvirtEvent diskDropped() {
        return new DomainDiskChangeEvent(ORIGIN, domain, guest.missingDisk().toString(), null, "virtio-disk0",
                DomainDiskChangeEvent.Reason.DROP_MISSING_ON_START, 1);
    }

    private LibvirtEvent mediumDropped() {
        return new DomainDiskChangeEvent(ORIGIN, domain, guest.missingMedium().toString(), null, "ide0-1-0",
                DomainDiskChangeEvent.Reason.CHANGE_MISSING_ON_START, 0);
    }

    private LibvirtEvent agentDisconnected() {
        return new DomainAgentLifecycleEvent(ORIGIN, domain, ChannelState.DISCONNECTED, 2, ChannelReason.DOMAIN_STARTED, 1);
    }

    private LibvirtEvent started() {
        return lifecycle(DomainEventType.STARTED, 2, DomainEventDetail.BOOTED, 0);
    }

    private LibvirtEvent resumed() {
        return lifecycle(DomainEventType.RESUMED, 4, DomainEventDetail.UNPAUSED, 0);
    }

    private LibvirtEvent shutdownByGuest() {
        return lifecycle(DomainEventType.SHUTDOWN, 6, DomainEventDetail.GUEST, 1);
    }

    private LibvirtEvent shutdownByHost() {
        return lifecycle(DomainEventType.SHUTDOWN, 6, DomainEventDetail.HOST, 2);
    }

    private LibvirtEvent stopped() {
        return lifecycle(DomainEventType.STOPPED, 5, DomainEventDetail.SHUTDOWN, 0);
    }

    private LibvirtEvent saved() {
        return lifecycle(DomainEventType.STOPPED, 5, DomainEventDetail.SAVED, 4);
    }

    private LibvirtEvent destroyed() {
        return lifecycle(DomainEventType.STOPPED, 5, DomainEventDetail.DESTROYED, 1);
    }
}
