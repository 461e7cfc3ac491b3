package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.libvirt.runtime.TestConfig;

/** What to do about a connection that could not be opened. The messages are those that libvirt 9.0 and OpenSSH 9.2 gave. */
class TheRemedyFitsTheFailureTest {

    private static final int SYSTEM_ERROR = 38;
    private static final String SSH = "qemu+ssh://watcher@host8/system?no_tty=1";

    @ParameterizedTest
    @ValueSource(strings = { "Cannot find 'ssh' in path: No such file or directory",
            "Cannot recv data: ssh: Could not resolve hostname host8: Name or service not known: Connection reset by peer",
            "Cannot recv data: ssh: connect to host host8 port 22: Connection refused: Connection reset by peer",
            "Cannot recv data: Host key verification failed.: Connection reset by peer",
            "Cannot recv data: watcher@host8: Permission denied (publickey,password).: Connection reset by peer" })
    void whenSshFails(String message) {
        assertThat(remedy(SSH, message)).isEqualTo("Check quarkus.libvirt.\"host8\".uri; 'virsh -c " + SSH
                + " list' shows whether the host can be reached from here. ssh has to get there, as the user that this"
                + " application runs as, without a question");
    }

    @Test
    void whenTheDaemonBehindSshFails() {
        String helper = "End of file while reading data: virt-ssh-helper: cannot connect to '/var/run/libvirt/libvirt-sock':"
                + " Failed to connect socket to '/var/run/libvirt/libvirt-sock': ";
        assertThat(remedy(SSH, helper + "No such file or directory: Input/output error"))
                .endsWith(". On the host nobody listens: perhaps its daemon doesn't run");
        assertThat(remedy(SSH, helper + "Permission denied: Input/output error"))
                .isEqualTo("Let the user that ssh logs in as open libvirt's socket on the host (the group is often libvirt), or"
                        + " check quarkus.libvirt.\"host8\".uri");
    }

    @Test
    void whenTheHostRefusesOurCertificate() {
        assertThat(remedy("qemu+tls://host8/system", "Unable to read TLS confirmation: Input/output error"))
                .startsWith("Check that the host speaks TLS at this port, the certificates on both sides");
    }

    @Test
    void whenTheSocketIsHere() {
        assertThat(remedy("qemu:///system", "Failed to connect socket to '/run/libvirt/libvirt-sock': Permission denied"))
                .startsWith("Let the user that this application runs as open it");
        assertThat(remedy("qemu:///system", "Failed to connect socket to '/run/libvirt/libvirt-sock': Connection refused"))
                .endsWith("Nobody listens there: perhaps the daemon doesn't run");
    }

    private static String remedy(String uri, String message) {
        return OpeningFailure.remedy(ConnectionSettings.of("host8", uri, TestConfig.connection(), null, null), SYSTEM_ERROR,
                message.toLowerCase(Locale.ROOT));
    }
}
