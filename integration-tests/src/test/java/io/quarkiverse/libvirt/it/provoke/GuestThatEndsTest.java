package io.quarkiverse.libvirt.it.provoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.it.host.PrivateDaemon;

/** How a guest comes and goes. Each test begins and ends with a guest that is defined and does not run. */
class GuestThatEndsTest {

    private static PrivateDaemon daemon;
    private static VirshListener listener;
    private static EventfulGuest guest;
    private static GuestOperator operator;

    @BeforeAll
    static void defineGuest() {
        daemon = new PrivateDaemon();
        guest = new EventfulGuest(daemon);
        operator = guest.operator();
        guest.define();
        listener = new VirshListener().listen(daemon.qemuSessionUri(), "event", "--all");
        // One of the last events that virsh subscribes to.
        listener.awaitListening(() -> operator.describeInConfiguration("probe"),
                () -> !listener.of(guest.name()).isEmpty());
    }

    @AfterAll
    static void stop() throws Exception {
        if (listener != null) {
            listener.close();
        }
        if (daemon != null) {
            daemon.close();
        }
    }

    @Test
    void isUndefinedAndDefinedAndDefinedAgain() {
        expect(guest::undefine, "lifecycle: Undefined Removed");
        expect(guest::define, "lifecycle: Defined Added");
        expect(guest::define, "lifecycle: Defined Updated");
    }

    @Test
    void isRenamed() {
        String other = guest.name() + "x";
        expect(() -> operator.rename(other), "lifecycle: Undefined Renamed");
        expect(() -> operator.renameBack(other), "lifecycle: Defined Renamed");
        assertThat(listener.of(other)).containsExactly("lifecycle: Defined Renamed", "lifecycle: Undefined Renamed");
    }

    @Test
    void startsWithoutWhatIsMissingAndIsDestroyed() {
        assertThat(expect(guest::start, "lifecycle: Started Booted")).containsExactly(
                "disk-change: disk virtio-disk0: " + guest.missingDisk() + " -> <null>: dropped",
                "disk-change: disk ide0-1-0: " + guest.missingMedium() + " -> <null>: changed",
                "agent-lifecycle: state: 'disconnected' reason: 'domain started'",
                "lifecycle: Resumed Unpaused", "lifecycle: Started Booted");
        assertThat(expect(guest::destroy, "lifecycle: Stopped Destroyed")).containsExactly(
                "lifecycle: Shutdown Finished after host request", "lifecycle: Stopped Destroyed");
    }

    @Test
    void powersOff() {
        guest.start();
        expect(guest::powerOff, "lifecycle: Shutdown Finished after guest request", "lifecycle: Stopped Shutdown");
    }

    @Test
    void suspendsToDisk() {
        guest.start();
        expect(guest::suspendToDisk, "pm-suspend-disk:", "lifecycle: PMSuspended Disk",
                "lifecycle: Shutdown Finished after guest request", "lifecycle: Stopped Shutdown");
    }

    @Test
    void panics() {
        guest.start();
        expect(guest::panic, "lifecycle: Crashed Panicked");
        expect(guest::destroy, "lifecycle: Stopped Destroyed");
    }

    @Test
    void qemuIsTerminated() {
        guest.start();
        expect(guest::terminateQemu, "lifecycle: Shutdown Finished after host request", "lifecycle: Stopped Shutdown");
    }

    @Test
    void qemuIsKilled() {
        guest.start();
        expect(guest::killQemu, "lifecycle: Stopped Failed");
    }

    @Test
    void isSavedAndRestored() {
        guest.start();
        List<String> saved = expect(operator::save, "lifecycle: Suspended Paused",
                "migration-iteration: iteration: '1'", "lifecycle: Stopped Saved");
        // 2 is the number of the operation save.
        assertThat(saved).filteredOn(report -> report.startsWith("job-completed: operation: 2 ")).hasSize(1);
        expect(operator::restore, "lifecycle: Started Restored", "lifecycle: Resumed Snapshot");
        expect(guest::destroy, "lifecycle: Stopped Destroyed");
    }

    @Test
    void writesToAFullDisk() {
        guest.start();
        expect(guest::writeToFullDisk, "io-error: " + guest.fullDisk() + " (ide0-1-1) pause",
                "io-error-reason: " + guest.fullDisk() + " (ide0-1-1) pause due to enospc",
                "lifecycle: Suspended I/O Error");
        expect(guest::destroy, "lifecycle: Stopped Destroyed");
    }

    @Test
    void itsMonitorIsGivenUp() {
        guest.start();
        expect(operator::overflowMonitor, "control-error:");
        expect(guest::destroy, "lifecycle: Stopped Destroyed");
    }

    private static List<String> expect(Runnable provocation, String... expected) {
        return listener.expect(guest.name(), provocation, expected);
    }
}
