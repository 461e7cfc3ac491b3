package io.quarkiverse.libvirt.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.event.ConnectionOpenEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;

/**
 * A real daemon is killed and started anew, cuts its clients, or freezes for longer than keepalive allows, while its domains
 * change. {@code -Dlibvirt.seed} repeats the changes of a run, {@code -Dlibvirt.losses} makes it more of them.
 */
@QuarkusTest
@WithTestResource(TestDriverDaemons.class)
class AHundredLossesTest {

    private static final int LOSSES = Integer.getInteger("libvirt.losses", 100);
    private static final int WARM_UP = LOSSES / 5;
    private static final long SEED = Long.getLong("libvirt.seed", new Random().nextInt(1_000_000));
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /**
     * What the JVM itself, which compiles meanwhile, may need: it goes up and down by some MiB. 50 KiB for each loss. A
     * connection
     * that is leaked is seen by its descriptor before.
     */
    private static final long TOLERATED_KIB = 4 * 1024;
    private static final int TOLERATED = 8;

    private final Random random = new Random(SEED);
    private final HostChanges changes = new HostChanges(random);
    private final ReplayedDomains replayed = new ReplayedDomains();

    @Inject
    LibvirtConnections connections;

    @Inject
    Vertx vertx;

    private PrivateDaemon host;
    private Connect operator;
    private LibvirtConnection connection;

    @Test
    void afterEachTheInventoryAndWhoOnlyTakesEventsKnowWhatTheDaemonListsAndNothingIsLeftBehind() throws Exception {
        System.out.println("-Dlibvirt.seed=" + SEED);
        MessageConsumer<LibvirtEvent> consumer = vertx.eventBus().consumer(EventAddresses.ALL, message -> {
            if (message.body().connection().equals("losses")) {
                replayed.take(message.body());
            }
        });
        try (PrivateDaemon daemon = new PrivateDaemon(); Told told = new Told(vertx, "losses")) {
            host = daemon;
            connection = connections.open("losses", daemon.testUri());
            connection.whenOpen().await().atMost(PATIENCE);
            operator = new Connect(daemon.testUri());
            Footprint before = null;
            for (int loss = 1; loss <= LOSSES; loss++) {
                lose(loss);
                if (loss == WARM_UP) {
                    before = Footprint.settled(Long.MIN_VALUE);
                }
            }
            Footprint after = Footprint.settled(before.nativeKiB() + TOLERATED_KIB);
            System.out.println("After " + WARM_UP + " losses " + before + ", after " + LOSSES + " " + after);
            assertThat(replayed.complaints()).isEmpty();
            assertEachLossIsToldOnce(told);
            assertThat(after.descriptors()).as("descriptors").isLessThan(before.descriptors() + TOLERATED);
            assertThat(after.threads()).as("threads").isLessThan(before.threads() + TOLERATED);
            assertThat(after.nativeKiB()).as("KiB of malloc").isLessThan(before.nativeKiB() + TOLERATED_KIB);
        } finally {
            connections.close("losses");
            consumer.unregister();
            if (operator != null) {
                operator.close();
            }
        }
    }

    private void lose(int loss) throws Exception {
        long generation = connection.generation();
        changes.make(operator, random.nextInt(5));
        String how;
        if (loss % 25 == 7) {
            how = "frozen";
            freeze();
        } else if (loss % 3 == 0) {
            how = "cut";
            cut();
        } else {
            how = "killed";
            kill();
        }
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> connection.generation() > generation
                    && connection.state() == ConnectionState.RESYNCHRONISED && connection.domains().isComplete());
            var listed = DomainFacts.of(operator);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).untilAsserted(() -> {
                assertThat(DomainFacts.of(connection)).as("inventory").isEqualTo(listed);
                assertThat(replayed.domains()).as("what events tell").isEqualTo(listed);
            });
        } catch (Throwable e) {
            throw new AssertionError("At loss " + loss + ", " + how + ", of seed " + SEED, e);
        }
    }

    /** A new host, which changes while the connection is opened again. */
    private void kill() throws LibvirtException {
        host.kill();
        operator.close();
        host.restart();
        operator = new Connect(host.testUri());
        changes.make(operator, random.nextInt(8));
    }

    /** The host stays as it is, and changes on. */
    private void cut() throws LibvirtException {
        List<String> before = host.clients();
        Connect another = new Connect(host.testUri());
        Set<String> all = new HashSet<>(host.clients());
        all.removeAll(before);
        operator.close();
        operator = another;
        assertThat(all).as("clients that came just now").hasSize(1);
        host.disconnect(before.stream().filter(client -> host.clients().contains(client)).toList());
        changes.make(operator, random.nextInt(8));
    }

    /** The host changes as soon as it goes on. */
    private void freeze() throws Exception {
        host.freeze();
        CompletableFuture<Void> changed = CompletableFuture.runAsync(() -> {
            try {
                changes.make(operator, 8);
            } catch (LibvirtException e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(PATIENCE).until(() -> !connection.isOpen());
        host.thaw();
        changed.get();
    }

    private void assertEachLossIsToldOnce(Told told) {
        long generation = connection.generation();
        assertThat(generation).isGreaterThanOrEqualTo(LOSSES + 1L);
        assertThat(told.of(ConnectionOpenEvent.class)).extracting(LibvirtEvent::generation).doesNotHaveDuplicates()
                .hasSize((int) generation);
        assertThat(told.of(ConnectionClosedEvent.class)).extracting(LibvirtEvent::generation).doesNotHaveDuplicates()
                .hasSize((int) generation - 1);
        assertThat(told.of(ConnectionLostEvent.class).stream().filter(lost -> switch (lost.reason()) {
            case REFUSED, TIMEOUT -> false;
            default -> true;
        })).extracting(LibvirtEvent::generation).doesNotHaveDuplicates().hasSize((int) generation - 1);
    }
}
