package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libvirt.Domain;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.ReadinessPolicy;
import io.quarkiverse.libvirt.runtime.connection.ManagedConnection;
import io.quarkiverse.libvirt.standin.StandInDaemon;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.vertx.ConsumeEvent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What SmallRye Health says of an application's hosts and event loops. */
@Timeout(180)
class HealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CONNECTIONS = "libvirt connections";
    private static final String LOOPS = "libvirt event loops";
    private static final Path NEEDED = socket("needed");
    private static final Path OTHER = socket("other");

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Blocker.class, Extensions.class))
            .setForcedDependencies(Extensions.of("quarkus-smallrye-health"))
            .overrideConfigKey("quarkus.http.test-port", "0")
            .overrideConfigKey("quarkus.libvirt.uri", "test:///default")
            // Their daemons are started by the tests.
            .overrideConfigKey("quarkus.libvirt.needed.uri", "test+unix:///default?socket=" + NEEDED)
            .overrideConfigKey("quarkus.libvirt.needed.startup", "eager")
            .overrideConfigKey("quarkus.libvirt.needed.readiness", "required")
            .overrideConfigKey("quarkus.libvirt.needed.reconnect.max-delay", "0.2S")
            .overrideConfigKey("quarkus.libvirt.other.uri", "test+unix:///default?socket=" + OTHER)
            .overrideConfigKey("quarkus.libvirt.other.startup", "eager")
            .overrideConfigKey("quarkus.libvirt.other.reconnect.max-delay", "0.2S")
            .overrideConfigKey("quarkus.libvirt.lazy.uri", "test:///default")
            .overrideConfigKey("quarkus.libvirt.lazy.startup", "lazy")
            .overrideConfigKey("quarkus.libvirt.secret.uri", "esx://admin:s3cret@nowhere.invalid/?no_verify=1")
            .overrideConfigKey("quarkus.libvirt.secret.startup", "eager")
            .overrideConfigKey("quarkus.libvirt.unseen.uri", "test:///default")
            .overrideConfigKey("quarkus.libvirt.unseen.readiness", "ignored")
            .overrideConfigKey("quarkus.libvirt.health.event-loop-timeout", "1S")
            // A loop is blocked on purpose.
            .overrideConfigKey("quarkus.vertx.max-event-loop-execute-time", "1H");

    @TestHTTPResource("/q/health/")
    URL health;

    @Inject
    LibvirtConnections connections;

    @Inject
    Blocker blocker;

    private static Path socket(String host) {
        return Path.of("/tmp", "quarkus-libvirt-health-" + host + "-" + ProcessHandle.current().pid());
    }

    @Test
    void showsEveryConnectionByItsName() throws Exception {
        JsonObject data = check("ready", CONNECTIONS).getJsonObject("data");
        assertThat(data.fieldNames()).containsExactlyInAnyOrder(LibvirtConnection.DEFAULT_NAME, "needed", "other", "lazy",
                "secret");
        assertThat(data.getString(LibvirtConnection.DEFAULT_NAME)).isEqualTo("RESYNCHRONISED, generation 1");
        assertThat(data.getString("lazy")).isEqualTo("IDLE (not required), generation 0: it has not been opened yet");
    }

    @Test
    void showsNothingSecret() throws Exception {
        await().atMost(PATIENCE).until(() -> connections.get("secret").state() == ConnectionState.LOST);
        String shown = check("ready", CONNECTIONS).encode();
        assertThat(shown).contains("secret").doesNotContain("s3cret").doesNotContain("admin").doesNotContain("no_verify");
    }

    @Test
    void isReadyWhileWhatIsRequiredIsOpen() throws Exception {
        await().atMost(PATIENCE).until(() -> connections.get("needed").state() == ConnectionState.LOST);
        JsonObject without = check("ready", CONNECTIONS);
        assertThat(without.getString("status")).isEqualTo("DOWN");
        assertThat(without.getJsonObject("data").getString("needed"))
                .matches("(LOST|OPENING), generation 0: Failed to connect socket to '" + NEEDED
                        + "': No such file or directory.*");
        try (StandInDaemon daemon = StandInDaemon.start(NEEDED)) {
            await().atMost(PATIENCE).until(() -> connections.get("needed").isOpen());
            JsonObject with = check("ready", CONNECTIONS);
            assertThat(with.getString("status")).isEqualTo("UP");
            assertThat(with.getJsonObject("data").getString("other")).contains("(not required), generation 0: ");
        }
        await().atMost(PATIENCE).until(() -> check("ready", CONNECTIONS).getString("status").equals("DOWN"));
    }

    @Test
    void requiresWhatTheStartRequires() {
        assertThat(readiness(LibvirtConnection.DEFAULT_NAME)).isEqualTo(ReadinessPolicy.REQUIRED);
        assertThat(readiness("lazy")).isEqualTo(ReadinessPolicy.REPORTED);
        connections.open("guest", "test:///default");
        assertThat(readiness("guest")).isEqualTo(ReadinessPolicy.REPORTED);
        connections.close("guest");
    }

    private ReadinessPolicy readiness(String connection) {
        return ((ManagedConnection) connections.get(connection)).settings().readiness();
    }

    @Test
    void isNotAliveWhileAnEventLoopIsBlocked() throws Exception {
        await().atMost(PATIENCE).until(() -> check("live", LOOPS).getString("status").equals("UP"));
        blocker.armed = true;
        try {
            connections.get(LibvirtConnection.DEFAULT_NAME).call(host -> {
                Domain domain = host.domainLookupByName("test");
                domain.suspend();
                return domain.free();
            });
            assertThat(blocker.blocked.await(30, TimeUnit.SECONDS)).isTrue();
            // A request may meet the blocked loop: then it has no answer.
            JsonObject check = await().atMost(PATIENCE).ignoreExceptions().until(() -> check("live", LOOPS),
                    each -> each.getString("status").equals("DOWN"));
            assertThat(check.getJsonObject("data").fieldNames()).allMatch(name -> name.startsWith("vert.x-eventloop-thread-"));
        } finally {
            blocker.release.countDown();
        }
        await().atMost(PATIENCE).until(() -> check("live", LOOPS).getString("status").equals("UP"));
    }

    /** A connection of its own each time, and so another event loop. */
    private JsonObject check(String kind, String name) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(health + kind)).timeout(Duration.ofSeconds(3)).build(),
                BodyHandlers.ofString());
        JsonArray checks = new JsonObject(answer.body()).getJsonArray("checks");
        return checks.stream().map(JsonObject.class::cast).filter(check -> check.getString("name").equals(name)).findAny()
                .orElseThrow();
    }

    @Singleton
    static class Blocker {

        final CountDownLatch blocked = new CountDownLatch(1);
        final CountDownLatch release = new CountDownLatch(1);
        volatile boolean armed;

        @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
        void block(Object event) throws InterruptedException {
            if (armed) {
                blocked.countDown();
                release.await(100, TimeUnit.SECONDS);
            }
        }
    }
}
