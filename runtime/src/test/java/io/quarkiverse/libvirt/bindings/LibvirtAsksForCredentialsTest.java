package io.quarkiverse.libvirt.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** libvirt's test driver asks for a name and a password if its host is described so. */
class LibvirtAsksForCredentialsTest {

    private static final int INVALID_ARG = 8;
    private static final int AUTH_FAILED = 45;

    @TempDir
    Path folder;

    private final List<Credential> asked = new ArrayList<>();
    private String uri;

    @BeforeEach
    void describeHost() throws IOException {
        Path description = Files.writeString(folder.resolve("host.xml"),
                "<node><auth><user password='pässword'>kim</user></auth></node>");
        uri = "test://" + description;
    }

    @Test
    void andGetsThem() throws LibvirtException {
        HostConnection connection = open(answers("kim", "pässword"));
        assertThat(connection.isAlive()).isTrue();
        assertThat(connection.close(Duration.ofSeconds(5))).isZero();
        assertThat(asked).extracting(Credential::type).containsExactly(CredentialType.AUTHNAME, CredentialType.PASSPHRASE);
        assertThat(asked).extracting(Credential::typeCode).containsExactly(2, 5);
        assertThat(asked.get(0).prompt()).containsIgnoringCase("username");
        assertThat(asked.get(1).prompt()).containsIgnoringCase("password");
    }

    @Test
    void wrongOnesAreRefused() {
        assertRefused(answers("kim", "no"), AUTH_FAILED).hasNoCause();
    }

    @Test
    void nobodyToAskIsARefusal() {
        assertRefused(null, INVALID_ARG).hasNoCause();
    }

    @Test
    void noAnswerEndsTheOpening() {
        assertRefused(request -> {
            asked.add(request);
            return null;
        }, AUTH_FAILED).hasNoCause();
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatTheSourceThrowsIsTheCause() {
        IllegalStateException vaultIsShut = new IllegalStateException("The vault is shut");
        assertRefused(request -> {
            throw vaultIsShut;
        }, AUTH_FAILED).hasCause(vaultIsShut);
    }

    @Test
    void theirTypesHaveLibvirtsNumbers() {
        assertThat(CredentialType.of(1)).isEqualTo(CredentialType.USERNAME);
        assertThat(CredentialType.of(9)).isEqualTo(CredentialType.EXTERNAL);
        assertThat(CredentialType.of(10)).isEqualTo(CredentialType.UNKNOWN);
        assertThat(CredentialType.of(0)).isEqualTo(CredentialType.UNKNOWN);
        assertThat(CredentialType.codes()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    private CredentialSource answers(String name, String password) {
        return request -> {
            asked.add(request);
            return request.type() == CredentialType.PASSPHRASE ? password : name;
        };
    }

    private HostConnection open(CredentialSource source) throws LibvirtException {
        return BareHost.opening(new HostAccess(uri, false, source, 0, 0)).open();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(CredentialSource source,
            int code) {
        return assertThatThrownBy(() -> open(source)).isInstanceOf(LibvirtException.class)
                .satisfies(thrown -> assertThat(((LibvirtException) thrown).code()).isEqualTo(code));
    }
}
