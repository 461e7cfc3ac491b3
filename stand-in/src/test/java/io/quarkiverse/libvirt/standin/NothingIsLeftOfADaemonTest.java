package io.quarkiverse.libvirt.standin;

import static org.assertj.core.api.Assertions.assertThat;

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
    void closingTwiceIsAllowed() {
        StandInDaemon daemon = StandInDaemon.start();
        daemon.close();
        daemon.close();
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
