package io.quarkiverse.libvirt.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** kill -9 of the daemon under a running application. */
@QuarkusTest
@WithTestResource(TestDriverDaemons.class)
public class DaemonKilledTest {

    /** The kinds of events that the test provokes. */
    public static final Set<Class<? extends LibvirtEvent>> PROVOKED = Set.of(ConnectionClosedEvent.class);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    PrivateDaemon daemon;

    @Inject
    EventLog events;

    @Inject
    LibvirtConnection connection;

    @Test
    void theCloseIsPublishedOnceAndTheApplicationLivesOnWithItsLoopsAtRestUntilTheDaemonIsBack() throws Exception {
        connection.whenOpen().await().atMost(PATIENCE);
        long generation = connection.generation();
        events.forgetClosed();
        daemon.kill();
        ConnectionClosedEvent closed = events.awaitClosed();
        assertThat(closed.reason()).isEqualTo(ConnectionClosedEvent.Reason.EOF);
        assertThat(closed.reasonCode()).isEqualTo(1);
        assertThat(closed.connection()).isEqualTo(LibvirtConnection.DEFAULT_NAME);
        assertThat(connection.isOpen()).isFalse();
        assertThat(EventLoopThreads.shareOfOneProcessor()).isLessThan(0.2);
        assertThat(events.countOfClosed()).isEqualTo(1);
        RestAssured.get("/").then().statusCode(200);
        daemon.restart();
        connection.whenOpen().await().atMost(PATIENCE);
        assertThat(connection.generation()).isEqualTo(generation + 1);
    }
}
