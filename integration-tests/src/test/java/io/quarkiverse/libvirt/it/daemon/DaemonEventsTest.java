package io.quarkiverse.libvirt.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.libvirt.Connect;
import org.libvirt.Domain;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Over real RPC, through a real daemon's socket. */
@QuarkusTest
@WithTestResource(TestDriverDaemons.class)
class DaemonEventsTest {

    PrivateDaemon daemon;

    @Inject
    EventLog events;

    @Test
    void theWholeLifeOfADomainArrivesInOrderAndOnce() throws Exception {
        UUID uuid = UUID.randomUUID();
        Connect operator = new Connect(daemon.testUri());
        try {
            Domain domain = operator.domainDefineXML("<domain type='test'><name>life</name><uuid>" + uuid
                    + "</uuid><memory>8192</memory><os><type>hvm</type></os></domain>");
            domain.create();
            domain.suspend();
            domain.resume();
            domain.shutdown();
            domain.create();
            domain.destroy();
            domain.undefine();
            domain.free();
        } finally {
            operator.close();
        }
        assertThat(events.awaitLifecycle(uuid, "UNDEFINED/REMOVED")).containsExactly("DEFINED/ADDED", "STARTED/BOOTED",
                "SUSPENDED/PAUSED", "RESUMED/UNPAUSED", "STOPPED/SHUTDOWN", "STARTED/BOOTED", "STOPPED/DESTROYED",
                "UNDEFINED/REMOVED");
        long expected = events.all().get(0).sequence();
        for (LibvirtEvent event : events.all()) {
            assertThat(event.sequence()).isEqualTo(expected++);
        }
    }
}
