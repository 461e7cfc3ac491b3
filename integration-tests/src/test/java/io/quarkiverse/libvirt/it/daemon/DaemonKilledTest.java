package io.quarkiverse.libvirt.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** kill -9 of the daemon under a running application. */
@QuarkusTest
@WithTestResource(value = PrivateDaemonResource.TestDriver.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
public class DaemonKilledTest {

    /** The kinds of events that the test provokes. */
    public static final Set<Class<? extends LibvirtEvent>> PROVOKED = Set.of(ConnectionClosedEvent.class);

    PrivateDaemon daemon;

    @Inject
    EventLog events;

    @Inject
    LibvirtConnection connection;

    @Test
    void theCloseIsPublishedOnceAndTheApplicationLivesOnWithItsLoopsAtRest() throws Exception {
        assertThat(connection.isOpen()).isTrue();
        daemon.kill();
        ConnectionClosedEvent closed = events.awaitClosed();
        assertThat(closed.reason()).isEqualTo(ConnectionClosedEvent.Reason.EOF);
        assertThat(closed.reasonCode()).isEqualTo(1);
        assertThat(closed.connection()).isEqualTo(LibvirtConnection.DEFAULT_NAME);
        assertThat(connection.isOpen()).isFalse();
        assertThat(EventLoopThreads.shareOfOneProcessor()).isLessThan(0.2);
        assertThat(events.countOfClosed()).isEqualTo(1);
        RestAssured.get("/").then().statusCode(200);
    }
}
