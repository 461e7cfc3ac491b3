package io.quarkiverse.libvirt.it.provoke;

import static org.assertj.core.api.Assertions.assertThat;

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
        expect(operator::suspend, "lifecycle: Suspended Paused");
        expect(operator::resume, "lifecycle: Resumed Unpaused");
    }

    @Test
    void isReset() {
        expect(operator::reset, "reboot:");
    }

    @Test
    void resetsItself() {
        expect(guest::reset, "reboot:");
    }

    @Test
    void sleepsAndIsWoken() {
        expect(guest::suspendToMemory, "pm-suspend:", "lifecycle: PMSuspended Memory");
        expect(operator::wakeUp, "pm-wakeup:", "lifecycle: Started Event wakeup", "reboot:");
    }

    @Test
    void setsItsClock() {
        // 11 hours in seconds; the device rounds.
        assertThat(expectOne(guest::setClock, "rtc-change: ")).matches("rtc-change: (39599|39600|39601)");
    }

    @Test
    void starvesItsWatchdog() {
        expect(guest::starveWatchdog, "watchdog: pause", "lifecycle: Suspended Watchdog");
        expect(operator::resume, "lifecycle: Resumed Unpaused");
    }

    @Test
    void crashesAndLoadsAnotherKernel() {
        expect(guest::crashAndLoadAnotherKernel, "lifecycle: Crashed Crashloaded");
    }

    @Test
    void isLookedAt() {
        int port = operator.vncPort();
        VncViewer viewer = new VncViewer(port);
        String ends = " local[IPv4 127.0.0.1 " + port + "] remote[IPv4 127.0.0.1 " + viewer.localPort() + "] none";
        expect(viewer::close, "graphics: disconnect" + ends);
        assertThat(listener.of(guest.name())).containsSubsequence("graphics: connect" + ends,
                "graphics: initialize" + ends, "graphics: disconnect" + ends);
    }

    @Test
    void itsDiskIsCopied() {
        String disk = guest.secondDisk().toString();
        expect(operator::copySecondDisk, "block-job: Block Copy for " + disk + " ready",
                "block-job-2: Block Copy for hdb ready");
        expect(operator::endCopy, "block-job: Block Copy for " + disk + " canceled",
                "block-job-2: Block Copy for hdb canceled");
    }

    @Test
    void writesBeyondAThreshold() {
        operator.watchSecondDisk(1);
        // Also of the disk's node in QEMU, as hdb[4]: the number depends on what other disks there are.
        expect(guest::writeToSecondDisk, "block-threshold: dev: hdb(" + guest.secondDisk() + ") 1 1023");
    }

    @Test
    void itsTrayOpensAndCloses() {
        expect(operator::openTray, "tray-change: disk ide0-1-0: opened");
        expect(operator::closeTray, "tray-change: disk ide0-1-0: closed");
    }

    @Test
    void aMediumIsInsertedAndEjected() {
        String[] expected = { "tray-change: disk ide0-1-0: opened", "tray-change: disk ide0-1-0: closed" };
        expect(operator::insertMedium, expected);
        expect(operator::ejectMedium, expected);
    }

    @Test
    void givesMemoryBack() {
        expect(guest::inflateBalloon, "balloon-change: 162816KiB");
    }

    @Test
    void aDeviceComesAndGoes() {
        expect(operator::plugInTablet, "device-added: ua-tablet");
        expect(operator::unplugTablet, "device-removed: ua-tablet");
    }

    @Test
    void refusesToLetADeviceGo() {
        operator.requestMemoryModule();
        expect(guest::refuseToEjectMemory, "device-removal-failed: dimm0");
    }

    @Test
    void isTuned() {
        expect(() -> operator.limitFirstDisk(1_000_000),
                "tunable: blkdeviotune.disk: hda blkdeviotune.total_bytes_sec: 1000000");
        expect(() -> operator.limitFirstDisk(0), "tunable: blkdeviotune.disk: hda blkdeviotune.total_bytes_sec: 0");
        expect(() -> operator.pinProcessor("0"), "tunable: cputune.vcpupin0: 0");
        expect(() -> operator.pinEmulator("0"), "tunable: cputune.emulatorpin: 0");
    }

    @Test
    void itsMetadataChanges() {
        expect(() -> operator.describe("text"), "metadata-change: type description, uri <null>");
        expect(() -> operator.entitle("title"), "metadata-change: type title, uri <null>");
        expect(() -> operator.annotate("urn:note"), "metadata-change: type element, uri urn:note");
        expect(() -> operator.removeAnnotation("urn:note"), "metadata-change: type element, uri urn:note");
    }

    @Test
    void opensAndClosesTheAgentsPort() {
        expect(guest::openAgentPort, "agent-lifecycle: state: 'connected' reason: 'channel event'");
        expect(guest::closeAgentPort, "agent-lifecycle: state: 'disconnected' reason: 'channel event'");
    }

    private static void expect(Runnable provocation, String... expected) {
        listener.expect(guest.name(), provocation, expected);
    }

    private static String expectOne(Runnable provocation, String prefix) {
        return listener.expectOne(guest.name(), provocation, prefix);
    }
}
