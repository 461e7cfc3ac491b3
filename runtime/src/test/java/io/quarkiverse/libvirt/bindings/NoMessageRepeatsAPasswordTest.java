package io.quarkiverse.libvirt.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.Refusal;

/** What one host was answered, and any host says. */
class NoMessageRepeatsAPasswordTest {

    private static final String PASSWORD = "p\u00e4ssword";

    @Test
    void asLongAsItsConnectionIsThere(@TempDir Path folder) throws Exception {
        Path description = Files.writeString(folder.resolve("host.xml"),
                "<node><auth><user password='" + PASSWORD + "'>kim</user></auth></node>");
        HostConnection asking = BareHost.opening(new HostAccess("test://" + description, false,
                request -> request.type() == CredentialType.PASSPHRASE ? PASSWORD : "kim", 0, 0)).open();
        try (BareHost hostile = new BareHost()) {
            hostile.daemon.refuse(Procedures.CONNECT_OPEN, new Refusal(Refusal.ACCESS_DENIED, "kim has " + PASSWORD));
            assertThatThrownBy(() -> hostile.opening().open()).isInstanceOf(LibvirtException.class).hasMessage("kim has ***");
            assertThat(asking.close(Duration.ofSeconds(5))).isZero();
            // Nothing of it is kept.
            assertThatThrownBy(() -> hostile.opening().open()).isInstanceOf(LibvirtException.class)
                    .hasMessage("kim has " + PASSWORD);
        }
    }
}
