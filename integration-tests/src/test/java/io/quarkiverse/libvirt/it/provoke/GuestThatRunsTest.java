package io.quarkiverse.libvirt.it.provoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.it.host.PrivateDaemon;

/** What happens to a guest, or what it does, while it runs; it still runs afterwards. */
class GuestThatRunsTest {

    private static PrivateDaemon daemon;
    private static VirshListener listener;
    private static EventfulGuest guest;
    private static GuestOperator operator;

    @BeforeAll
    static void startGuest() {
        daemon = new PrivateDaemon();
        guest = new EventfulGuest(daemon);
        operator = guest.operator();
        guest.define();
        listener = new VirshListener().listen(daemon.qemuSessionUri(), "event", "--all");
        // One of the last events that virsh subscribes to.
        listener.awaitListening(() -> operator.describeInConfiguration("probe"),
                () -> !listener.of(guest.name()).isEmpty());
        guest.start();
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
    void isSuspendedAndResumed() {
        assertThat(after(operator::suspend, "lifecycle")).contains("lifecycle: Suspended Paused");
        assertThat(after(operator::resume, "lifecycle")).contains("lifecycle: Resumed Unpaused");
    }

    @Test
    void isReset() {
        assertThat(after(operator::reset, "reboot")).contains("reboot:");
    }

    @Test
    void resetsItself() {
        assertThat(after(guest::reset, "reboot")).contains("reboot:");
    }

    @Test
    void sleepsAndIsWoken() {
        assertThat(after(guest::suspendToMemory, "lifecycle: PMSuspended")).contains("pm-suspend:",
                "lifecycle: PMSuspended Memory");
        assertThat(after(operator::wakeUp, "reboot")).containsSubsequence("pm-wakeup:", "lifecycle: Started Event wakeup",
                "reboot:");
    }

    @Test
    void setsItsClock() {
        // 11 hours in seconds; the device rounds.
        assertThat(after(guest::setClock, "rtc-change")).first().asString().matches("rtc-change: (39599|39600|39601)");
    }

    @Test
    void starvesItsWatchdog() {
        assertThat(after(guest::starveWatchdog, "lifecycle: Suspended")).containsSubsequence("watchdog: pause",
                "lifecycle: Suspended Watchdog");
        assertThat(after(operator::resume, "lifecycle")).contains("lifecycle: Resumed Unpaused");
    }

    @Test
    void crashesAndLoadsAnotherKernel() {
        assertThat(after(guest::crashAndLoadAnotherKernel, "lifecycle")).contains("lifecycle: Crashed Crashloaded");
    }

    @Test
    void isLookedAt() {
        int port = operator.vncPort();
        int[] viewerPort = new int[1];
        List<String> reports = after(() -> {
            try (VncViewer viewer = new VncViewer(port)) {
                viewerPort[0] = viewer.localPort();
            }
        }, "graphics: disconnect");
        String ends = " local[IPv4 127.0.0.1 " + port + "] remote[IPv4 127.0.0.1 " + viewerPort[0] + "] none";
        assertThat(reports).containsSubsequence("graphics: connect" + ends, "graphics: initialize" + ends,
                "graphics: disconnect" + ends);
    }

    @Test
    void itsDiskIsCopied() {
        assertThat(after(operator::copySecondDisk, "block-job-2")).containsSubsequence(
                "block-job: Block Copy for " + guest.secondDisk() + " ready", "block-job-2: Block Copy for hdb ready");
        assertThat(after(operator::endCopy, "block-job-2")).containsSubsequence(
                "block-job: Block Copy for " + guest.secondDisk() + " canceled",
                "block-job-2: Block Copy for hdb canceled");
    }

    @Test
    void writesBeyondAThreshold() {
        operator.watchSecondDisk(1);
        assertThat(after(guest::writeToSecondDisk, "block-threshold: dev: hdb["))
                .contains("block-threshold: dev: hdb(" + guest.secondDisk() + ") 1 1023");
    }

    @Test
    void itsTrayOpensAndCloses() {
        assertThat(after(operator::openTray, "tray-change")).contains("tray-change: disk ide0-1-0: opened");
        assertThat(after(operator::closeTray, "tray-change")).contains("tray-change: disk ide0-1-0: closed");
    }

    @Test
    void aMediumIsInsertedAndEjected() {
        assertThat(after(operator::insertMedium, "tray-change: disk ide0-1-0: closed"))
                .containsSubsequence("tray-change: disk ide0-1-0: opened", "tray-change: disk ide0-1-0: closed");
        assertThat(after(operator::ejectMedium, "tray-change: disk ide0-1-0: opened"))
                .contains("tray-change: disk ide0-1-0: opened");
    }

    @Test
    void givesMemoryBack() {
        assertThat(after(guest::inflateBalloon, "balloon-change")).contains("balloon-change: 162816KiB");
    }

    @Test
    void aDeviceComesAndGoes() {
        assertThat(after(operator::plugInTablet, "device")).contains("device-added: ua-tablet");
        assertThat(after(operator::unplugTablet, "device")).contains("device-removed: ua-tablet");
    }

    @Test
    void refusesToLetADeviceGo() {
        operator.requestMemoryModule();
        assertThat(after(guest::refuseToEjectMemory, "device")).contains("device-removal-failed: dimm0");
    }

    @Test
    void isTuned() {
        assertThat(after(() -> operator.limitFirstDisk(1_000_000), "tunable"))
                .contains("tunable: blkdeviotune.disk: hda blkdeviotune.total_bytes_sec: 1000000");
        assertThat(after(() -> operator.limitFirstDisk(0), "tunable"))
                .contains("tunable: blkdeviotune.disk: hda blkdeviotune.total_bytes_sec: 0");
        assertThat(after(() -> operator.pinProcessor("0"), "tunable")).contains("tunable: cputune.vcpupin0: 0");
        assertThat(after(() -> operator.pinEmulator("0"), "tunable")).contains("tunable: cputune.emulatorpin: 0");
    }

    @Test
    void itsMetadataChanges() {
        assertThat(after(() -> operator.describe("text"), "metadata"))
                .contains("metadata-change: type description, uri <null>");
        assertThat(after(() -> operator.entitle("title"), "metadata"))
                .contains("metadata-change: type title, uri <null>");
        assertThat(after(() -> operator.annotate("urn:note"), "metadata"))
                .contains("metadata-change: type element, uri urn:note");
        assertThat(after(() -> operator.removeAnnotation("urn:note"), "metadata"))
                .contains("metadata-change: type element, uri urn:note");
    }

    @Test
    void opensAndClosesTheAgentsPort() {
        assertThat(after(guest::openAgentPort, "agent-lifecycle"))
                .contains("agent-lifecycle: state: 'connected' reason: 'channel event'");
        assertThat(after(guest::closeAgentPort, "agent-lifecycle"))
                .contains("agent-lifecycle: state: 'disconnected' reason: 'channel event'");
    }

    private static List<String> after(Runnable provocation, String awaited) {
        return listener.after(guest.name(), provocation, awaited);
    }
}
