package io.quarkiverse.libvirt.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AUriIsShownWithoutSecretsTest {

    @ParameterizedTest
    @CsvSource({
            "qemu+ssh://user:hunter-2@host7/system, qemu+ssh://user:***@host7/system",
            "qemu+ssh://user:hunter%2D2@[::1]:22/system, qemu+ssh://user:***@[::1]:22/system",
            "esx://root:@host7/?no_verify=1, esx://root:***@host7/?no_verify=1",
            "qemu+ssh://user:a:b@host7, qemu+ssh://user:***@host7",
            "qemu+ssh://user:hunter@2/3@host7/system, qemu+ssh://user:***@host7/system",
            // Libvirt takes these for something else, or for nothing at all.
            "qemu+ssh://user:hunter?2@host7/system, qemu+ssh://user:***",
            "qemu+ssh://user:hunter#2/x, qemu+ssh://user:***",
            "qemu:///system?password=hunter-2, qemu:///system?password=***",
            "qemu:///system?p%61ssword=hunter-2&socket=/s, qemu:///system?***&socket=/s",
            "qemu:///system?socket=/s;token=hunter-2, qemu:///system?socket=/s;token=***",
            "qemu:///system?hunter-2, qemu:///system?***",
            "esx://host7/?proxy=http://user:hunter-2@proxy, esx://host7/?proxy=***",
            "qemu+tls://host7/?name=qemu%3A%2F%2Fuser%3Ahunter-2%40x, qemu+tls://host7/?name=***",
            "qemu:///system?, qemu:///system?" })
    void ofUsersAndOfUnknownParameters(String uri, String shown) {
        assertThat(HostUri.withoutSecrets(uri)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = { "qemu:///system", "test:///default", "test:///some/node.xml",
            "test+unix:///default?socket=/tmp/a@b",
            "qemu+ssh://root@host7/system?keyfile=/k&no_tty=1&sshauth=agent,privkey",
            "qemu+tls://host7:16514/system?pkipath=/pki",
            "qemu+tcp://[::1]:16509/system", "xen+ssh://host7", "nonsense", "", "qemu+ext:///system?command=/bin/x" })
    void andWhatIsNoneStays(String uri) {
        assertThat(HostUri.withoutSecrets(uri)).isEqualTo(uri);
    }

    @ParameterizedTest
    @CsvSource({
            "qemu:///system, qemu:///system",
            "qemu+ssh://root@host7:22/system?keyfile=/k, qemu+ssh://host7:22/system",
            "qemu+tls://[::1]:16514/system, qemu+tls://[::1]:16514/system",
            "qemu+ssh://user:hunter@2/3@host7/system, qemu+ssh://host7/system",
            "esx://admin:hunter 2@host7/?no_verify=1, esx://host7/",
            "qemu+ssh://user:hunter#2/x, qemu+ssh://user:***",
            "test+unix:///default?socket=/tmp/a@b, test+unix:///default",
            "nonsense, nonsense" })
    void orAsThePlaceThatItIs(String uri, String place) {
        assertThat(HostUri.place(uri)).isEqualTo(place);
    }

    @Test
    void asTheyAreWrittenAndAsTheyAreMeant() {
        List<String> secrets = new ArrayList<>();
        HostUri.shown("esx://root:a%2Bb@host7/?token=c%20d+e", secrets::add);
        assertThat(secrets).containsExactly("a%2Bb", "a+b", "c%20d+e", "c d+e");
    }
}
