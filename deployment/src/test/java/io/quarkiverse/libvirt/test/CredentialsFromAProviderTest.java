package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.libvirt.bindings.Credential;
import io.quarkiverse.libvirt.bindings.CredentialType;
import io.quarkiverse.libvirt.runtime.LibvirtConfig;
import io.quarkiverse.libvirt.runtime.connection.ConnectionCredentials;
import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.config.SmallRyeConfig;

/** What libvirt's credential callback is answered with, when Quarkus' credentials provider knows. */
class CredentialsFromAProviderTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(Vault.class))
            .overrideConfigKey("quarkus.libvirt.uri", "test:///default")
            .overrideConfigKey("quarkus.libvirt.credentials-provider", "hosts");

    @Inject
    Vault vault;

    @Test
    void areOfOneAnswerForOneOpening() {
        LibvirtConfig config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(LibvirtConfig.class);
        ConnectionCredentials credentials = new ConnectionCredentials("host7",
                config.connections().values().iterator().next());
        assertThat(credentials.answer(asking(CredentialType.AUTHNAME, 2))).isEqualTo("user 1 of hosts");
        assertThat(credentials.answer(asking(CredentialType.PASSPHRASE, 5))).isEqualTo("password 1 of hosts");
        assertThat(vault.asked()).hasValue(1);
        assertThat(credentials.answer(asking(CredentialType.REALM, 8))).isNull();
    }

    private static Credential asking(CredentialType type, int code) {
        return new Credential(type, code, "?", null, null);
    }

    @ApplicationScoped
    @Unremovable
    public static class Vault implements CredentialsProvider {

        private final AtomicInteger asked = new AtomicInteger();

        public AtomicInteger asked() {
            return asked;
        }

        @Override
        public Map<String, String> getCredentials(String name) {
            int number = asked.incrementAndGet();
            return Map.of(USER_PROPERTY_NAME, "user " + number + " of " + name, PASSWORD_PROPERTY_NAME,
                    "password " + number + " of " + name);
        }
    }
}
