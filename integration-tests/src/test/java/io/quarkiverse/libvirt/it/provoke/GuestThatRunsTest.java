package io.quarkiverse.libvirt.it.provoke;

import static io.quarkiverse.libvirt.it.provoke.Payload.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.BlockJobStatus;
import io.quarkiverse.libvirt.event.BlockJobType;
import io.quarkiverse.libvirt.event.ChannelReason;
import io.quarkiverse.libvirt.event.ChannelState;
import io.quarkiverse.libvirt.event.DomainAgentLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainBalloonChangeEvent;
import io.quarkiverse.libvirt.event.DomainBlockJob2Event;
import io.quarkiverse.libvirt.event.DomainBlockJobEvent;
import io.quarkiverse.libvirt.event.DomainBlockThresholdEvent;
import io.quarkiverse.libvirt.event.DomainDeviceAddedEvent;
import io.quarkiverse.libvirt.event.DomainDeviceRemovalFailedEvent;
import io.quarkiverse.libvirt.event.DomainDeviceRemovedEvent;
import io.quarkiverse.libvirt.event.DomainEventDetail;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainGraphicsEvent;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainMetadataChangeEvent;
import io.quarkiverse.libvirt.event.DomainPmSuspendEvent;
import io.quarkiverse.libvirt.event.DomainPmWakeupEvent;
import io.quarkiverse.libvirt.event.DomainRebootEvent;
import io.quarkiverse.libvirt.event.DomainRtcChangeEvent;
import io.quarkiverse.libvirt.event.DomainTrayChangeEvent;
import io.quarkiverse.libvirt.event.DomainTunableEvent;
import io.quarkiverse.libvirt.event.DomainWatchdogEvent;
import io.quarkiverse.libvirt.event.GraphicsAddress;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.MetadataType;
import io.quarkiverse.libvirt.event.TypedParameter;
import io.quarkiverse.libvirt.event.TypedParameters;
import io.quarkiverse.libvirt.it.daemon.PrivateDaemonResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What happens to a guest, or what it does, while it runs; it still runs afterwards. */
@QuarkusTest
@WithTestResource(value = PrivateDaemonResource.Qemu.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class GuestThatRunsTest extends RealGuestEvents {

    static final Set<Class<? extends LibvirtEvent>> PROVOKED = Set.of(
            DomainLifecycleEvent.class, DomainRebootEvent.class, DomainRtcChangeEvent.class, DomainWatchdogEvent.class,
            DomainGraphicsEvent.class, DomainBlockJobEvent.class, DomainTrayChangeEvent.class, DomainPmWakeupEvent.class,
            DomainPmSuspendEvent.class, DomainBalloonChangeEvent.class, DomainDeviceRemovedEvent.class,
            DomainBlockJob2Event.class, DomainTunableEvent.class, DomainAgentLifecycleEvent.class,
            DomainDeviceAddedEvent.class, DomainDeviceRemovalFailedEvent.class, DomainMetadataChangeEvent.class,
            DomainBlockThresholdEvent.class);

    private static final String CD_DRIVE = "ide0-1-0";

    @Override
    Set<Class<? extends LibvirtEvent>> provoked() {
        return PROVOKED;
    }

    @BeforeAll
    void startGuest() {
        guest.start();
    }

    @Test
    void isSuspendedAndResumed() {
        expect(operator::suspend, lifecycle(DomainEventType.SUSPENDED, 3, DomainEventDetail.PAUSED, 0));
        expect(operator::resume, resumed());
    }

    @Test
    void isReset() {
        expect(operator::reset, new DomainRebootEvent(ORIGIN, domain));
    }

    @Test
    void resetsItself() {
        expect(guest::reset, new DomainRebootEvent(ORIGIN, domain));
    }

    @Test
    void sleepsAndIsWoken() {
        expect(guest::suspendToMemory, new DomainPmSuspendEvent(ORIGIN, domain, 0),
                lifecycle(DomainEventType.PMSUSPENDED, 7, DomainEventDetail.MEMORY, 0));
        expect(operator::wakeUp, new DomainPmWakeupEvent(ORIGIN, domain, 0),
                lifecycle(DomainEventType.STARTED, 2, DomainEventDetail.WAKEUP, 4), new DomainRebootEvent(ORIGIN, domain));
    }

    @Test
    void setsItsClock() {
        // 11 hours in seconds; the device rounds.
        assertThat(expectOne(DomainRtcChangeEvent.class, guest::setClock).utcoffset()).isBetween(39_599L, 39_601L);
    }

    @Test
    void starvesItsWatchdog() {
        expect(guest::starveWatchdog, new DomainWatchdogEvent(ORIGIN, domain, DomainWatchdogEvent.Action.PAUSE, 1),
                lifecycle(DomainEventType.SUSPENDED, 3, DomainEventDetail.WATCHDOG, 3));
        expect(operator::resume, resumed());
    }

    @Test
    void crashesAndLoadsAnotherKernel() {
        expect(guest::crashAndLoadAnotherKernel,
                lifecycle(DomainEventType.CRASHED, 8, DomainEventDetail.CRASHLOADED, 1));
    }

    @Test
    void isLookedAt() {
        int port = operator.vncPort();
        List<VncViewer> viewers = new ArrayList<>();
        DomainGraphicsEvent connected = expectOne(DomainGraphicsEvent.class, () -> viewers.add(new VncViewer(port)));
        int viewersPort = viewers.get(0).localPort();
        assertThat(connected).isEqualTo(graphics(DomainGraphicsEvent.Phase.CONNECT, 0, port, viewersPort));
        expect(viewers.get(0)::close, graphics(DomainGraphicsEvent.Phase.DISCONNECT, 2, port, viewersPort));
        assertThat(events.all()).extracting(Payload::of)
                .contains(graphics(DomainGraphicsEvent.Phase.INITIALIZE, 1, port, viewersPort));
    }

    @Test
    void itsDiskIsCopied() {
        expect(operator::copySecondDisk, copy(BlockJobStatus.READY, 3));
        expect(operator::endCopy, copy(BlockJobStatus.CANCELED, 2));
    }

    @Test
    void writesBeyondAThreshold() {
        operator.watchSecondDisk(1);
        expect(guest::writeToSecondDisk,
                new DomainBlockThresholdEvent(ORIGIN, domain, "hdb", guest.secondDisk().toString(), 1, 1023));
    }

    @Test
    void itsTrayOpensAndCloses() {
        expect(operator::openTray, trayOpened());
        expect(operator::closeTray, trayClosed());
    }

    @Test
    void aMediumIsInsertedAndEjected() {
        expect(operator::insertMedium, trayOpened(), trayClosed());
        expect(operator::ejectMedium, trayOpened(), trayClosed());
    }

    @Test
    void givesMemoryBack() {
        // In KiB: 1 MiB less than the 160 MiB it has.
        expect(guest::inflateBalloon, new DomainBalloonChangeEvent(ORIGIN, domain, 162_816));
    }

    @Test
    void aDeviceComesAndGoes() {
        expect(operator::plugInTablet, new DomainDeviceAddedEvent(ORIGIN, domain, GuestOperator.TABLET));
        expect(operator::unplugTablet, new DomainDeviceRemovedEvent(ORIGIN, domain, GuestOperator.TABLET));
    }

    @Test
    void refusesToLetADeviceGo() {
        operator.requestMemoryModule();
        expect(guest::refuseToEjectMemory,
                new DomainDeviceRemovalFailedEvent(ORIGIN, domain, GuestOperator.MEMORY_MODULE));
    }

    @Test
    void itsDiskIsLimited() {
        expect(() -> operator.limitFirstDisk(1_000_000), limit(1_000_000));
        expect(() -> operator.limitFirstDisk(0), limit(0));
    }

    @Test
    void itsProcessorsArePinned() {
        expect(() -> operator.pinProcessor("0"), tuned(string("cputune.vcpupin0", "0")));
        expect(() -> operator.pinEmulator("0"), tuned(string("cputune.emulatorpin", "0")));
    }

    @Test
    void itsMetadataChanges() {
        expect(() -> operator.describe("text"), metadata(MetadataType.DESCRIPTION, 0, null));
        expect(() -> operator.entitle("title"), metadata(MetadataType.TITLE, 1, null));
        expect(() -> operator.annotate("urn:note"), metadata(MetadataType.ELEMENT, 2, "urn:note"));
        expect(() -> operator.removeAnnotation("urn:note"), metadata(MetadataType.ELEMENT, 2, "urn:note"));
    }

    @Test
    void opensAndClosesTheAgentsPort() {
        expect(guest::openAgentPort, new DomainAgentLifecycleEvent(ORIGIN, domain, ChannelState.CONNECTED, 1,
                ChannelReason.CHANNEL, 2));
        expect(guest::closeAgentPort, new DomainAgentLifecycleEvent(ORIGIN, domain, ChannelState.DISCONNECTED, 2,
                ChannelReason.CHANNEL, 2));
    }

    private LibvirtEvent resumed() {
        return lifecycle(DomainEventType.RESUMED, 4, DomainEventDetail.UNPAUSED, 0);
    }

    private LibvirtEvent graphics(DomainGraphicsEvent.Phase phase, int phaseCode, int port, int viewersPort) {
        return new DomainGraphicsEvent(ORIGIN, domain, phase, phaseCode, localhost(port), localhost(viewersPort), "none",
                List.of());
    }

    private static GraphicsAddress localhost(int port) {
        return new GraphicsAddress(GraphicsAddress.Family.IPV4, 0, "127.0.0.1", Integer.toString(port));
    }

    private LibvirtEvent[] copy(BlockJobStatus status, int statusCode) {
        return new LibvirtEvent[] {
                new DomainBlockJobEvent(ORIGIN, domain, guest.secondDisk().toString(), BlockJobType.COPY, 2, status,
                        statusCode),
                new DomainBlockJob2Event(ORIGIN, domain, "hdb", BlockJobType.COPY, 2, status, statusCode) };
    }

    private LibvirtEvent trayOpened() {
        return new DomainTrayChangeEvent(ORIGIN, domain, CD_DRIVE, DomainTrayChangeEvent.Reason.OPEN, 0);
    }

    private LibvirtEvent trayClosed() {
        return new DomainTrayChangeEvent(ORIGIN, domain, CD_DRIVE, DomainTrayChangeEvent.Reason.CLOSE, 1);
    }

    private LibvirtEvent limit(long bytesPerSecond) {
        return tuned(string("blkdeviotune.disk", "hda"), unsignedLong("blkdeviotune.total_bytes_sec", bytesPerSecond));
    }

    private LibvirtEvent tuned(TypedParameter... parameters) {
        return new DomainTunableEvent(ORIGIN, domain, new TypedParameters(List.of(parameters)));
    }

    private static TypedParameter string(String field, String value) {
        return new TypedParameter(field, TypedParameter.Type.STRING, 7, value);
    }

    private LibvirtEvent metadata(MetadataType type, int typeCode, String namespace) {
        return new DomainMetadataChangeEvent(ORIGIN, domain, type, typeCode, namespace);
    }
}
