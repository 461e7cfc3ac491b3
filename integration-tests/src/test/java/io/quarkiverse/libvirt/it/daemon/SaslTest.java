package io.quarkiverse.libvirt.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.LibvirtCredentials;
import io.quarkiverse.libvirt.bindings.Credential;
import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.quarkiverse.libvirt.it.host.SaslUser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;

/** A real daemon that asks for a name and a password. */
@QuarkusTest
@WithTestResource(TestDriverDaemons.class)
class SaslTest {

    private static final int ATTEMPTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static PrivateDaemon asking;

    @Inject
    LibvirtConnections connections;

    @Inject
    Vertx vertx;

    /** Knows the password of one connection only. */
    @Singleton
    public static class Answers implements LibvirtCredentials {
        @Override
        public Optional<String> answer(String connection, Credential credential) {
            if (!connection.equals("by-bean")) {
                return Optional.empty();
            }
            return switch (credential.type()) {
                case USERNAME, AUTHNAME -> Optional.of("fred");
                case PASSPHRASE -> Optional.of("right");
                default -> Optional.empty();
            };
        }
    }

    @BeforeAll
    static void startDaemon() {
        asking = new PrivateDaemon(new SaslUser("fred", "right"));
    }

    @AfterAll
    static void endDaemon() {
        asking.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "right-password", "by-bean" })
    void theRightPasswordLetsIn(String name) throws Exception {
        LibvirtConnection connection = connections.open(name, asking.testUri());
        try {
            connection.whenOpen().await().atMost(PATIENCE);
            assertThat(connection.domains().byName("test")).isPresent();
        } finally {
            connections.close(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "wrong-password", "unanswered" })
    void aWrongPasswordAndNoneAreSaidOnceWithTheProperties(String name) {
        try (Told told = new Told(vertx, name); LogLines log = new LogLines()) {
            connections.open(name, asking.testUri());
            await().atMost(PATIENCE).until(() -> told.of(ConnectionLostEvent.class).size() >= ATTEMPTS);
            assertThat(log.warningsOf(name)).singleElement().asString()
                    .contains("could not be opened: authentication failed")
                    .contains("Check quarkus.libvirt.\"" + name + "\".username and quarkus.libvirt.\"" + name
                            + "\".password")
                    .doesNotContain("wrong'", "\n");
        } finally {
            connections.close(name);
        }
    }
}
