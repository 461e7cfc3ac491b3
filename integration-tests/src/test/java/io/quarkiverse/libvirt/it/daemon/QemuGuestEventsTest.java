package io.quarkiverse.libvirt.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libvirt.Connect;
import org.libvirt.Domain;

import io.quarkiverse.libvirt.it.host.BootSector;
import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.quarkiverse.libvirt.it.host.QemuGuest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Real QEMU guests, without KVM, whose boot sector is their whole software. */
@QuarkusTest
@WithTestResource(PrivateDaemonResource.Qemu.class)
class QemuGuestEventsTest {

    PrivateDaemon daemon;

    @Inject
    EventLog events;

    private Connect operator;

    @BeforeEach
    void connect() throws Exception {
        operator = new Connect(daemon.qemuSessionUri());
    }

    @AfterEach
    void disconnect() throws Exception {
        operator.close();
    }

    @Test
    void aGuestIsStartedSuspendedResumedAndDestroyed() throws Exception {
        QemuGuest guest = new QemuGuest(daemon, BootSector.idle());
        Domain domain = operator.domainCreateXML(guest.xml(), 0);
        domain.suspend();
        domain.resume();
        domain.destroy();
        domain.free();
        assertThat(events.awaitLifecycle(guest.uuid(), "STOPPED/DESTROYED")).containsExactly("RESUMED/UNPAUSED",
                "STARTED/BOOTED", "SUSPENDED/PAUSED", "RESUMED/UNPAUSED", "SHUTDOWN/HOST", "STOPPED/DESTROYED");
    }

    @Test
    void aGuestThatRebootsItselfGoesOnAndThenPowersOff() throws Exception {
        // Its power-off proves that it has rebooted: libvirt has no lifecycle event for that.
        QemuGuest guest = new QemuGuest(daemon, BootSector.rebootOnce(1, BootSector.powerOff(1)));
        operator.domainCreateXML(guest.xml(), 0).free();
        assertThat(events.awaitLifecycle(guest.uuid(), "STOPPED/SHUTDOWN")).containsExactly("RESUMED/UNPAUSED",
                "STARTED/BOOTED", "SHUTDOWN/GUEST", "STOPPED/SHUTDOWN");
    }

    @Test
    void aGuestThatPowersItselfOff() throws Exception {
        QemuGuest guest = new QemuGuest(daemon, BootSector.powerOff(1));
        operator.domainCreateXML(guest.xml(), 0).free();
        assertThat(events.awaitLifecycle(guest.uuid(), "STOPPED/SHUTDOWN")).containsExactly("RESUMED/UNPAUSED",
                "STARTED/BOOTED", "SHUTDOWN/GUEST", "STOPPED/SHUTDOWN");
    }

    @Test
    void aGuestWhoseQemuIsKilledHasFailed() throws Exception {
        QemuGuest guest = new QemuGuest(daemon, BootSector.idle());
        operator.domainCreateXML(guest.xml(), 0).free();
        guest.killQemu();
        assertThat(events.awaitLifecycle(guest.uuid(), "STOPPED/FAILED")).containsExactly("RESUMED/UNPAUSED",
                "STARTED/BOOTED", "STOPPED/FAILED");
        await().atMost(Duration.ofSeconds(10)).until(() -> operator.numOfDomains() == 0);
    }
}
