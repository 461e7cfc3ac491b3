package io.quarkiverse.libvirt.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.it.host.PrivateDaemon;

/** The client library in this JVM and the daemon come from one libvirt, the one that {@code -Dlibvirt.expected} says. */
class LibvirtUnderTestTest {

    @Test
    void clientAndDaemonAreOfTheVersionMeant() throws Exception {
        String client = version("test:///default");
        try (PrivateDaemon daemon = new PrivateDaemon()) {
            assertThat(version(daemon.testUri())).as("daemon").isEqualTo(client);
        }
        assertThat(client).startsWith(System.getProperty("libvirt.expected", client));
    }

    private static String version(String uri) throws LibvirtException {
        Connect connection = new Connect(uri);
        try {
            long number = connection.getLibVirVersion();
            return number / 1_000_000 + "." + number / 1_000 % 1_000 + "." + number % 1_000;
        } finally {
            connection.close();
        }
    }
}
