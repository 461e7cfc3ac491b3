package io.quarkiverse.libvirt.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.libvirt.Connect;
import org.libvirt.Domain;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.LibvirtUnavailableException;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;

/** Of connections that the start of the application doesn't wait for. */
@QuarkusTest
@WithTestResource(TestDriverDaemons.class)
class StartupPoliciesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Was down when the application started. */
    PrivateDaemon late;
    PrivateDaemon unused;
    PrivateDaemon daemon;

    @Inject
    LibvirtConnections connections;

    @Inject
    Vertx vertx;

    @Test
    void anEagerConnectionWhoseDaemonIsDownIsOpenedWhenTheDaemonComesUp() throws Exception {
        LibvirtConnection connection = connections.get("late");
        assertThat(connection.generation()).isZero();
        assertThat(connection.domains().isComplete()).isFalse();
        assertThatThrownBy(() -> connection.call(Connect::getHostName)).isInstanceOf(LibvirtUnavailableException.class)
                .hasMessageContaining("'late'").hasMessageContaining("Failed to connect socket")
                .hasMessageContaining("it is opened again within");
        try (Told told = new Told(vertx, "late")) {
            late.restart();
            connection.whenOpen().await().atMost(PATIENCE);
            assertThat(connection.generation()).isEqualTo(1);
            assertThat(connection.domains().byName("test")).isPresent();
            connection.call(host -> {
                Domain domain = host.domainLookupByName("test");
                domain.suspend();
                domain.free();
                return null;
            });
            await().atMost(PATIENCE).until(() -> told.of(DomainLifecycleEvent.class).stream()
                    .anyMatch(event -> event.event() == DomainEventType.SUSPENDED && !event.synthetic()));
        }
    }

    @Test
    void aLazyConnectionIsNoClientOfTheDaemonBeforeACallWhichOpensItAndWaits() throws Exception {
        LibvirtConnection connection = connections.get("lazy");
        assertThat(connection.state()).isEqualTo(ConnectionState.IDLE);
        assertThat(unused.clients()).isEmpty();
        Integer active = connection.call(host -> {
            Domain domain = host.domainLookupByName("test");
            try {
                return domain.isActive();
            } finally {
                domain.free();
            }
        });
        assertThat(active).isEqualTo(1);
        assertThat(unused.clients()).hasSize(1);
        assertThat(connection.state().isOpen()).isTrue();
    }

    @Test
    void anAsynchronousCallOpensALazyConnection() {
        LibvirtConnection connection = connections.get("lazy-async");
        assertThat(connection.state()).isEqualTo(ConnectionState.IDLE);
        assertThat(connection.callAsync(Connect::getType).await().atMost(PATIENCE)).isEqualTo("TEST");
    }

    @Test
    void aCallOfALazyConnectionThatCannotBeOpenedSaysWhy() {
        LibvirtConnection connection = connections.get("lazy-in-vain");
        assertThatThrownBy(() -> connection.call(Connect::getType)).isInstanceOf(LibvirtUnavailableException.class)
                .hasMessageContaining("'lazy-in-vain'").hasMessageContaining("No such file or directory");
        connections.close("lazy-in-vain");
        assertThatThrownBy(() -> connection.call(Connect::getType)).isInstanceOf(LibvirtUnavailableException.class)
                .hasMessageContaining("it was closed");
    }

    @Test
    void whoNoLongerWaitsForAnOpeningTakesItFromNobodyElse() {
        LibvirtConnection connection = connections.open("given-up", "test+unix:///default?socket=/nowhere");
        connection.whenOpen().subscribe().with(open -> {
        }).cancel();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        connection.whenOpen().subscribe().with(open -> {
        }, failure::set);
        assertThat(failure).hasValue(null);
        connections.close("given-up");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(failure.get()).isInstanceOf(LibvirtUnavailableException.class));
        assertThatThrownBy(() -> connection.resync().await().atMost(PATIENCE))
                .isInstanceOf(LibvirtUnavailableException.class);
    }

    @Test
    void nobodyWaitsForAConnectionThatWasOpenAndIsClosedForGood() {
        LibvirtConnection connection = connections.open("closed", daemon.testUri());
        connection.whenOpen().await().atMost(PATIENCE);
        connections.close("closed");
        assertThatThrownBy(() -> connection.whenOpen().await().atMost(PATIENCE))
                .isInstanceOf(LibvirtUnavailableException.class).hasMessageContaining("was closed");
        await().atMost(PATIENCE).until(() -> !connection.domains().isComplete());
    }
}
