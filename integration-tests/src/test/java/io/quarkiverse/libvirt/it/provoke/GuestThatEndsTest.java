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
        assertThat(after(guest::undefine, "lifecycle")).contains("lifecycle: Undefined Removed");
        assertThat(after(guest::define, "lifecycle")).contains("lifecycle: Defined Added");
        assertThat(after(guest::define, "lifecycle")).contains("lifecycle: Defined Updated");
    }

    @Test
    void isRenamed() {
        String other = guest.name() + "x";
        assertThat(after(() -> operator.rename(other), "lifecycle")).contains("lifecycle: Undefined Renamed");
        assertThat(after(() -> operator.renameBack(other), "lifecycle")).contains("lifecycle: Defined Renamed");
        assertThat(listener.of(other)).containsExactly("lifecycle: Defined Renamed", "lifecycle: Undefined Renamed");
    }

    @Test
    void startsWithoutWhatIsMissingAndIsDestroyed() {
        assertThat(after(guest::start, "lifecycle: Started")).containsExactly(
                "disk-change: disk virtio-disk0: " + guest.missingDisk() + " -> <null>: dropped",
                "disk-change: disk ide0-1-0: " + guest.missingMedium() + " -> <null>: changed",
                "agent-lifecycle: state: 'disconnected' reason: 'domain started'",
                "lifecycle: Resumed Unpaused", "lifecycle: Started Booted");
        assertThat(after(guest::destroy, "lifecycle: Stopped")).containsExactly(
                "lifecycle: Shutdown Finished after host request", "lifecycle: Stopped Destroyed");
    }

    @Test
    void powersOff() {
        guest.start();
        assertThat(after(guest::powerOff, "lifecycle: Stopped")).containsSubsequence(
                "lifecycle: Shutdown Finished after guest request", "lifecycle: Stopped Shutdown");
    }

    @Test
    void suspendsToDisk() {
        guest.start();
        assertThat(after(guest::suspendToDisk, "lifecycle: Stopped")).containsSubsequence("pm-suspend-disk:",
                "lifecycle: PMSuspended Disk", "lifecycle: Shutdown Finished after guest request",
                "lifecycle: Stopped Shutdown");
    }

    @Test
    void panics() {
        guest.start();
        assertThat(after(guest::panic, "lifecycle: Crashed")).contains("lifecycle: Crashed Panicked");
        after(guest::destroy, "lifecycle: Stopped");
    }

    @Test
    void qemuIsTerminated() {
        guest.start();
        assertThat(after(guest::terminateQemu, "lifecycle: Stopped")).containsSubsequence(
                "lifecycle: Shutdown Finished after host request", "lifecycle: Stopped Shutdown");
    }

    @Test
    void qemuIsKilled() {
        guest.start();
        assertThat(after(guest::killQemu, "lifecycle: Stopped")).contains("lifecycle: Stopped Failed");
    }

    @Test
    void isSavedAndRestored() {
        guest.start();
        List<String> saved = after(operator::save, "lifecycle: Stopped");
        assertThat(saved).containsSubsequence("lifecycle: Suspended Paused", "migration-iteration: iteration: '1'",
                "lifecycle: Stopped Saved");
        assertThat(saved).filteredOn(report -> report.startsWith("job-completed: operation: 2 ")).hasSize(1);
        assertThat(after(operator::restore, "lifecycle: Resumed")).containsSubsequence("lifecycle: Started Restored",
                "lifecycle: Resumed Snapshot");
        after(guest::destroy, "lifecycle: Stopped");
    }

    @Test
    void writesToAFullDisk() {
        guest.start();
        assertThat(after(guest::writeToFullDisk, "lifecycle: Suspended")).containsSubsequence(
                "io-error: " + guest.fullDisk() + " (ide0-1-1) pause",
                "io-error-reason: " + guest.fullDisk() + " (ide0-1-1) pause due to enospc",
                "lifecycle: Suspended I/O Error");
        after(guest::destroy, "lifecycle: Stopped");
    }

    @Test
    void itsMonitorIsGivenUp() {
        guest.start();
        assertThat(after(operator::overflowMonitor, "control-error")).contains("control-error:");
        assertThat(after(guest::destroy, "lifecycle: Stopped")).contains("lifecycle: Stopped Destroyed");
    }

    private static List<String> after(Runnable provocation, String awaited) {
        return listener.after(guest.name(), provocation, awaited);
    }
}
