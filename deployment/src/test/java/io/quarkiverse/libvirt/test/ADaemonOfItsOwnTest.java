package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkus.test.QuarkusUnitTest;

/** With QEMU behind it where that is installed. */
class ADaemonOfItsOwnTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SOCKET = "?socket=";

    /** For what looks at the end, which has another copy of this class: the daemon's folder, and its guest. */
    private static final String FOLDER = "daemon-folder";
    private static final String GUEST = "daemon-guest";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(DaemonGuests.class, JvmWide.class))
            .overrideConfigKey("quarkus.libvirt.devservices.mode", "daemon")
            .setAfterAllCustomizer(ADaemonOfItsOwnTest::nothingIsLeft);

    @Inject
    DaemonGuests guests;

    @Test
    void runsGuestsWhoseEventsArriveAndGoesWithTheApplication() throws LibvirtException, IOException {
        String uri = guests.host.uri();
        Path folder = Path.of(uri.substring(uri.indexOf(SOCKET) + SOCKET.length())).getParent().getParent().getParent();
        JvmWide.list(FOLDER).add(folder);
        guests.start("lodger");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(guests.arrived)
                .anyMatch(event -> event.domain().name().equals("lodger") && event.event() == DomainEventType.STARTED));
        Path pidFile = folder.resolve("r/libvirt/qemu/run/lodger.pid");
        assertThat(Files.exists(pidFile)).isEqualTo(uri.startsWith("qemu"));
        if (uri.startsWith("qemu")) {
            Path guest = Path.of("/proc", Files.readString(pidFile).strip(), "cmdline");
            assertThat(guest).content().contains(folder.toString());
            JvmWide.list(GUEST).add(guest);
        }
    }

    private static void nothingIsLeft() {
        assertThat(JvmWide.<Path> list(FOLDER)).hasSize(1).allSatisfy(folder -> assertThat(folder).doesNotExist());
        // Of one that has ended, and that its parent hasn't asked for, it is empty.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(JvmWide.<Path> list(GUEST)).noneMatch(ADaemonOfItsOwnTest::runs));
        JvmWide.forget(FOLDER);
        JvmWide.forget(GUEST);
    }

    private static boolean runs(Path commandLine) {
        try {
            return !Files.readString(commandLine).isEmpty();
        } catch (IOException ended) {
            return false;
        }
    }
}
