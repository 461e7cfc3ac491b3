package io.quarkiverse.libvirt.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting and ending stand-ins. */
class NothingIsLeftOfADaemonTest {

    @Test
    void neitherItsFolderNorItsThread() {
        StandInDaemon daemon = StandInDaemon.start();
        assertThat(daemon.socket()).exists();
        long threads = threads();
        daemon.close();
        assertThat(daemon.socket().getParent()).doesNotExist();
        assertThat(threads()).isEqualTo(threads - 1);
    }

    @Test
    void afterTheEndNothingHappens() {
        StandInDaemon daemon = StandInDaemon.start();
        daemon.close();
        daemon.close();
        daemon.freeze();
        daemon.thaw();
        assertThat(daemon.send(DomainEvents.reboot(Samples.GUEST))).isZero();
    }

    @Test
    void anotherCanTakeItsPlace(@TempDir Path folder) {
        Path socket = folder.resolve("s");
        StandInDaemon.start(socket).close();
        assertThat(Files.exists(socket)).isFalse();
        try (StandInDaemon daemon = StandInDaemon.start(socket); Virsh virsh = Virsh.start(daemon, "hostname")) {
            virsh.awaitOutput("stand-in\n");
        }
    }

    @Test
    void whatWasSentBeforeTheEndOfAConnectionArrives() throws IOException {
        try (StandInDaemon daemon = StandInDaemon.start();
                SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(daemon.socket()))) {
            StandInClient client = daemon.awaitClients(1).get(0);
            client.sendBytes(new byte[5_000_000]);
            client.disconnect();
            assertThat(Channels.newInputStream(channel).readAllBytes()).hasSize(5_000_000);
        }
    }

    @Test
    void aSocketWhosePathIsTooLongIsRefused(@TempDir Path folder) {
        Path socket = folder.resolve("x".repeat(120));
        assertThatThrownBy(() -> StandInDaemon.start(socket)).hasMessageContaining("too long");
    }

    @Test
    void severalRunSideBySide() {
        try (StandInDaemon one = StandInDaemon.start();
                StandInDaemon two = StandInDaemon.start();
                Virsh virsh = Virsh.start(two, "event", "--event", "reboot")) {
            two.awaitSubscription(EventClass.DOMAIN, 1);
            assertThat(one.clients()).isEmpty();
            assertThat(one.send(DomainEvents.reboot(Samples.GUEST))).isZero();
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("stand-in libvirtd"))
                .count();
    }
}
