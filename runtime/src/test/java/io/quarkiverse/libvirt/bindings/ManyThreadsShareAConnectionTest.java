package io.quarkiverse.libvirt.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.Refusal;

/** Calls at the same time, and their end. */
class ManyThreadsShareAConnectionTest {

    private final BareHost host = new BareHost();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aCallThatHangsHoldsUpNoOther() throws Exception {
        HostConnection connection = host.open();
        host.daemon.hold(Procedures.CONNECT_GET_ALL_DOMAIN_STATS);
        Future<List<ListedDomain>> hanging = BareHost.start(connection.listing()::domains);
        host.daemon.awaitCalls(Procedures.CONNECT_GET_ALL_DOMAIN_STATS, 1);
        assertThat(BareHost.start(connection::isAlive).get(10, TimeUnit.SECONDS)).isTrue();
        Future<?> other = BareHost.start(() -> {
            connection.subscribe(EventSource.DOMAIN, 1, 0, event -> {
            });
            return null;
        });
        other.get(10, TimeUnit.SECONDS);
        assertThat(hanging.isDone()).isFalse();
        host.daemon.answerNormally(Procedures.CONNECT_GET_ALL_DOMAIN_STATS);
        assertThat(hanging.get(10, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void closingWaitsForThoseUnderWayAndRefusesNewOnes() throws Exception {
        HostConnection connection = host.open();
        host.daemon.hold(Procedures.CONNECT_GET_ALL_DOMAIN_STATS);
        Future<List<ListedDomain>> hanging = BareHost.start(connection.listing()::domains);
        host.daemon.awaitCalls(Procedures.CONNECT_GET_ALL_DOMAIN_STATS, 1);
        Future<Integer> closing = BareHost.start(() -> connection.close(BareHost.PATIENCE));
        await().until(() -> !connection.isAlive());
        assertThatThrownBy(connection.listing()::domains).isInstanceOf(LibvirtException.class)
                .hasMessage("The connection was closed").extracting("code", "domain").containsExactly(-1, 0);
        assertThatThrownBy(connection::reference).hasMessage("The connection was closed");
        assertThat(host.daemon.callsOf(Procedures.CONNECT_CLOSE)).isZero();
        host.daemon.answerNormally(Procedures.CONNECT_GET_ALL_DOMAIN_STATS);
        assertThat(hanging.get(10, TimeUnit.SECONDS)).isEmpty();
        assertThat(closing.get(10, TimeUnit.SECONDS)).isZero();
        assertThat(host.daemon.callsOf(Procedures.CONNECT_CLOSE)).isOne();
        assertThat(connection.close(BareHost.PATIENCE)).isEqualTo(-1);
    }

    @Test
    void whatOutlastsThePatienceIsSevered() throws Exception {
        HostConnection connection = host.open();
        host.daemon.hold(Procedures.CONNECT_GET_ALL_DOMAIN_STATS);
        Future<List<ListedDomain>> hanging = BareHost.start(connection.listing()::domains);
        host.daemon.awaitCalls(Procedures.CONNECT_GET_ALL_DOMAIN_STATS, 1);
        assertThat(BareHost.start(() -> connection.close(Duration.ofMillis(100))).get(20, TimeUnit.SECONDS)).isZero();
        assertThatThrownBy(() -> hanging.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(LibvirtException.class);
    }

    /** A call inside a driver of this process has no socket to be shut down. */
    @Test
    void whatDoesNotReturnEvenThenClosesTheConnectionItself() throws Exception {
        HostConnection connection = BareHost.opening("test:///default").open();
        long reference = connection.reference();
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> end = new CompletableFuture<>();
        Future<Void> stuck = BareHost.start(() -> connection.use(pointer -> {
            begun.countDown();
            return end.join();
        }));
        begun.await();
        assertThat(connection.close(Duration.ofMillis(10))).isOne();
        end.complete(null);
        stuck.get(10, TimeUnit.SECONDS);
        assertThat(HostConnection.release(reference)).isZero();
    }

    @Test
    void aReferenceOutlivesTheClose() throws Exception {
        HostConnection connection = host.open();
        long first = connection.reference();
        long second = connection.reference();
        // libvirt tells whether there are others, not how many.
        assertThat(connection.close(Duration.ofSeconds(5))).isOne();
        host.daemon.awaitClients(1);
        assertThat(Libvirt.virConnectIsAlive(first)).isOne();
        assertThat(HostConnection.release(first)).isOne();
        assertThat(HostConnection.release(second)).isZero();
        host.daemon.awaitClients(0);
    }

    @Test
    void ofAnErrorTheCodeIsKnown() throws Exception {
        host.daemon.refuse(Procedures.CONNECT_LIST_ALL_NODE_DEVICES, new Refusal(Refusal.ACCESS_DENIED, "no looking"));
        HostConnection connection = host.open();
        assertThatThrownBy(connection.listing()::nodeDevices).isInstanceOf(LibvirtException.class)
                .hasMessage("no looking").extracting("code", "domain").containsExactly(Refusal.ACCESS_DENIED, 12);
    }
}
