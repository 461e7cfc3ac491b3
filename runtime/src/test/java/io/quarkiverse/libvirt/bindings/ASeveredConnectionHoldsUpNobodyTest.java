package io.quarkiverse.libvirt.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.standin.Procedures;

/** Calls to a host that doesn't answer, none of which has a keepalive to wait for. */
class ASeveredConnectionHoldsUpNobodyTest {

    private static final int REBOOT = 1;

    private final BareHost host = new BareHost();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void anOpeningThatIsNotAnsweredFails() throws Exception {
        host.daemon.hold(Procedures.CONNECT_OPEN);
        HostOpening opening = host.opening();
        Future<HostConnection> opened = BareHost.start(opening::open);
        host.daemon.awaitCalls(Procedures.CONNECT_OPEN, 1);
        assertThat(opened.isDone()).isFalse();
        opening.sever();
        assertFails(opened);
        host.daemon.awaitClients(0);
    }

    /** libvirt watches its socket before that. */
    @Test
    void norMustTheVeryFirstCallBeAnswered() {
        host.daemon.hold(Procedures.AUTH_LIST);
        HostOpening opening = host.opening();
        Future<HostConnection> opened = BareHost.start(opening::open);
        host.daemon.awaitCalls(Procedures.AUTH_LIST, 1);
        opening.sever();
        assertFails(opened);
    }

    /** The kernel accepts, and nobody reads. */
    @Test
    void whenItIsSeveredDoesNotMatter() throws Exception {
        host.daemon.freeze();
        for (int i = 0; i < 20; i++) {
            HostOpening opening = host.opening();
            Future<HostConnection> opened = BareHost.start(opening::open);
            long until = System.nanoTime() + i * 100_000L;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            opening.sever();
            assertThatThrownBy(() -> opened.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(LibvirtException.class);
        }
    }

    @Test
    void anOpeningThatWasSeveredDoesNotBegin() {
        HostOpening opening = host.opening();
        opening.sever();
        assertThatThrownBy(opening::open).isInstanceOf(LibvirtException.class)
                .hasMessage("The opening was ended before it began");
        assertThat(host.daemon.callsOf(Procedures.AUTH_LIST)).isZero();
    }

    @Test
    void aListingOfAFrozenHostFails() throws Exception {
        HostConnection connection = host.open();
        host.daemon.freeze();
        Future<?> listing = BareHost.start(connection.listing()::domains);
        assertHangs(listing);
        connection.sever();
        assertFails(listing);
        assertThat(connection.isAlive()).isFalse();
    }

    @Test
    void aSubscriptionToAFrozenHostFails() throws Exception {
        HostConnection connection = host.open();
        host.daemon.freeze();
        Future<?> subscribing = BareHost.start(() -> subscribe(connection));
        assertHangs(subscribing);
        connection.sever();
        assertFails(subscribing);
    }

    @Test
    void theCloseOfAFrozenHostReturnsAndLeavesNothing() throws Exception {
        HostConnection connection = host.open();
        subscribe(connection);
        host.daemon.freeze();
        Future<Integer> closing = BareHost.start(() -> connection.close(BareHost.PATIENCE));
        assertHangs(closing);
        connection.sever();
        assertThat(closing.get(20, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void allThreadsReturn() throws Exception {
        HostConnection connection = host.open();
        host.daemon.freeze();
        List<Future<?>> hanging = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            hanging.add(BareHost.start(connection.listing()::secrets));
            hanging.add(BareHost.start(connection.listing()::networks));
            hanging.add(BareHost.start(() -> subscribe(connection)));
        }
        Future<Integer> closing = BareHost.start(() -> {
            await().atMost(BareHost.PATIENCE).until(() -> !connection.isAlive());
            return connection.close(BareHost.PATIENCE);
        });
        connection.sever();
        connection.sever();
        hanging.forEach(ASeveredConnectionHoldsUpNobodyTest::assertFails);
        assertThat(closing.get(20, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void otherConnectionsGoOn() throws Exception {
        HostConnection other = host.open();
        host.open().sever();
        host.daemon.awaitClients(1);
        assertThat(other.listing().domains()).isEmpty();
    }

    /** The newer connection's socket has the number that the older one's had. */
    @Test
    void aDescriptorThatHasBecomeSomebodyElsesIsLeftAlone() throws Exception {
        HostConnection older = host.open();
        assertThat(older.close(BareHost.PATIENCE)).isZero();
        List<HostConnection> newer = List.of(host.open(), host.open());
        older.sever();
        for (HostConnection connection : newer) {
            assertThat(connection.listing().domains()).isEmpty();
        }
    }

    @Test
    void noDescriptorIsLeft() throws Exception {
        openAndSever(5);
        long before = BareHost.descriptors();
        openAndSever(50);
        // The stand-in's own ends, and what libvirt closes on the loop, go a little later.
        await().atMost(BareHost.PATIENCE).until(() -> BareHost.descriptors() <= before + 2);
    }

    @Test
    void aDriverInThisProcessStaysAsItIs() throws Exception {
        HostConnection connection = BareHost.opening("test:///default").open();
        connection.sever();
        assertThat(connection.listing().domains()).isNotEmpty();
        assertThat(connection.close(BareHost.PATIENCE)).isZero();
    }

    private void openAndSever(int times) throws LibvirtException {
        for (int i = 0; i < times; i++) {
            HostConnection connection = host.opening().open();
            connection.sever();
            assertThat(connection.close(Duration.ofSeconds(5))).isZero();
        }
    }

    private static Void subscribe(HostConnection connection) throws LibvirtException {
        connection.subscribe(EventSource.DOMAIN, REBOOT, 0, event -> {
        });
        return null;
    }

    /** Else it would prove nothing that it returns later. */
    private static void assertHangs(Future<?> hanging) {
        assertThatThrownBy(() -> hanging.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    private static void assertFails(Future<?> hanging) {
        assertThatThrownBy(() -> hanging.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(LibvirtException.class)
                .extracting(thrown -> ((LibvirtException) thrown.getCause()).code()).isNotEqualTo(-1);
    }
}
