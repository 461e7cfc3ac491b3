package io.quarkiverse.libvirt.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A daemon that stands still, with its connections open. */
@QuarkusTest
@WithTestResource(TestDriverDaemons.class)
class DaemonFrozenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    PrivateDaemon daemon;

    @Inject
    EventLog events;

    @Inject
    LibvirtConnection connection;

    @Test
    void keepaliveNoticesItAndTheConnectionIsOpenedAgainOnceItGoesOn() {
        connection.whenOpen().await().atMost(PATIENCE);
        events.forgetClosed();
        daemon.freeze();
        ConnectionClosedEvent closed = events.awaitClosed();
        assertThat(closed.reason()).isEqualTo(ConnectionClosedEvent.Reason.KEEPALIVE);
        assertThat(connection.isOpen()).isFalse();
        daemon.thaw();
        connection.whenOpen().await().atMost(PATIENCE);
    }
}
