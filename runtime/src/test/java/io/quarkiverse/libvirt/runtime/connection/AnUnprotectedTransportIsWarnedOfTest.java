package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.libvirt.runtime.TestConfig;

/** A URI that gives up what TLS or ssh protect is warned of, with the property to change. */
class AnUnprotectedTransportIsWarnedOfTest {

    @Test
    void whenNobodyChecksWhoTheHostIs() {
        assertThat(warnings("qemu+tls://user:hunter-2@host7/system?pkipath=/pki&no_verify=1")).singleElement().asString()
                .startsWith(
                        "The connection 'host7' to libvirt at qemu+tls://user:***@host7/system?pkipath=/pki&no_verify=1 doesn't"
                                + " check who the host is")
                .contains("Take no_verify out of quarkus.libvirt.\"host7\".uri");
        assertThat(warnings("qemu+ssh://host7/system?No_Verify=1")).hasSize(1);
        assertThat(warnings("qemu+ssh://host7/system?no%5fverify=2")).hasSize(1);
        assertThat(warnings("qemu+libssh2://host7/system?known_hosts_verify=ignore")).singleElement().asString()
                .contains("takes any key for the host's", "known_hosts_verify=ignore");
    }

    @Test
    void whenNothingIsEncrypted() {
        assertThat(warnings("qemu+tcp://10.0.0.7:16509/system")).singleElement().asString()
                .contains("isn't encrypted", "use tls or ssh instead of tcp in quarkus.libvirt.\"host7\".uri");
        assertThat(warnings("qemu+TCP://user@[fe80::7]/system")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "qemu:///system", "test:///default", "qemu+tls://host7/system",
            "qemu+tls://host7/system?no_verify=0",
            "qemu+ssh://root@host7/system?known_hosts_verify=auto", "qemu+tcp://localhost/system",
            "qemu+tcp://[::1]:16509/system",
            "qemu+tcp://127.0.0.1/system", "test+unix:///default?socket=/run/no_verify=1" })
    void andNothingElse(String uri) {
        assertThat(warnings(uri)).isEmpty();
    }

    private static List<String> warnings(String uri) {
        return TransportCheck.warnings(ConnectionSettings.of("host7", uri, TestConfig.connection(), null, null));
    }
}
