package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NothingSecretOfAUriIsShownTest {

    @ParameterizedTest
    @CsvSource({
            "qemu:///system, qemu:///system",
            "test:///default, test:///default",
            "qemu+tls://host7.example.com/system, qemu+tls://host7.example.com/system",
            "qemu+tls://host_7:16514/system, qemu+tls://host_7:16514/system",
            "qemu+tcp://[fe80::1]:16509/system, qemu+tcp://[fe80::1]:16509/system",
            "qemu+ssh://root@lab/system?keyfile=/home/me/key, qemu+ssh://lab/system",
            "esx://admin:s3cret@esx.example.com/?no_verify=1, esx://esx.example.com/",
            "test+unix:///default?socket=/run/user/1000/sock, test+unix:///default",
            // What Java takes for something else than libvirt.
            "esx://admin:s3/cret@esx/, esx://…/cret@esx/",
            "esx://admin:12?cret@esx/, esx://…",
            "esx://admin:s3 cret@esx/, esx://…",
            "admin:s3cret@esx, admin://…"
    })
    void inTheUri(String uri, String shown) {
        assertThat(new PublicText(uri).uri()).isEqualTo(shown);
    }

    @Test
    void inAMessage() {
        PublicText text = new PublicText("qemu+ssh://deploy:s3cret@lab/system?keyfile=/home/me/key&no_verify=1");
        assertThat(text.of("deploy@lab: Permission denied; tried /home/me/key for "
                + "qemu+ssh://deploy:s3cret@lab/system?keyfile=/home/me/key&no_verify=1 with s3cret, 1 time"))
                .isEqualTo("…@lab: Permission denied; tried … for qemu+ssh://lab/system with …, 1 time");
    }
}
