package io.quarkiverse.libvirt.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libvirt.Connect;

import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.event.ConnectionLostEvent.Reason;
import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;

/** Hosts that can't be reached, in several ways: one line in the log says why and what to do, however often it is tried. */
@QuarkusTest
@WithTestResource(TestDriverDaemons.class)
class EveryFailureIsSaidOnceTest {

    private static final int ATTEMPTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    LibvirtConnections connections;

    @Inject
    Vertx vertx;

    /** What libvirt says, and what is to be done. */
    private record Failure(String uri, Reason reason, String problem, String remedy) {
    }

    @Test
    void ofWhatIsWrongWithTheAddress(@TempDir Path folder) throws Exception {
        Path certificates = Files.createDirectory(folder.resolve("certificates"));
        try (InputStream authority = getClass().getResourceAsStream("nobodys-ca.pem");
                ServerSocket mute = listening();
                ServerSocket http = listening()) {
            Files.copy(authority, certificates.resolve("cacert.pem"));
            Thread server = new Thread(() -> answerHttp(http), "not a libvirtd");
            server.setDaemon(true);
            server.start();
            Map<String, Failure> failures = new LinkedHashMap<>();
            failures.put("unresolved", new Failure("qemu+tcp://no-such-host.invalid/system", Reason.REFUSED,
                    "Unable to resolve address 'no-such-host.invalid'",
                    "Check the host's name in quarkus.libvirt.\"unresolved\".uri."));
            failures.put("refused", new Failure("qemu+tcp://127.0.0.1:1/system", Reason.REFUSED,
                    "unable to connect to server at '127.0.0.1:1': Connection refused",
                    "Check quarkus.libvirt.\"refused\".uri; 'virsh -c qemu+tcp://127.0.0.1:1/system list' shows whether"
                            + " the host can be reached from here. Nobody listens there: perhaps the daemon doesn't run."));
            failures.put("mute", new Failure("qemu+tcp://127.0.0.1:" + mute.getLocalPort() + "/system", Reason.TIMEOUT,
                    "could not be opened within PT0.5S: the host does not answer",
                    "allow more time by quarkus.libvirt.\"mute\".open-timeout"));
            failures.put("no-certificate", new Failure(
                    "qemu+tls://127.0.0.1:" + http.getLocalPort() + "/system?pkipath=" + folder, Reason.REFUSED,
                    "Cannot read CA certificate '" + folder + "/cacert.pem': No such file or directory",
                    "the parameters of quarkus.libvirt.\"no-certificate\".uri (pkipath, "));
            failures.put("no-tls", new Failure(
                    "qemu+tls://127.0.0.1:" + http.getLocalPort() + "/system?pkipath=" + certificates, Reason.REFUSED,
                    "TLS handshake failed", "Check that the host speaks TLS at this port, the certificates"));
            failures.put("no-libvirt", new Failure("qemu+tcp://127.0.0.1:" + http.getLocalPort() + "/system",
                    Reason.REFUSED, "packet", "doesn't speak libvirt's protocol: check the transport and the port of"
                            + " quarkus.libvirt.\"no-libvirt\".uri."));
            failures.put("no-transport", new Failure("qemu+nix://127.0.0.1/system", Reason.REFUSED,
                    "transport in URL not recognised",
                    "Check the transport 'nix' (did you mean 'unix'?) in quarkus.libvirt.\"no-transport\".uri."));
            failures.put("no-driver", new Failure("qmu+tcp://127.0.0.1:1/system", Reason.REFUSED,
                    "unable to connect to server at '127.0.0.1:1': Connection refused",
                    "quarkus.libvirt.\"no-driver\".uri begins with 'qmu', which is none of libvirt's drivers"));
            assertSaidOnce(failures);
        }
    }

    @Test
    void ofADaemonThatHasAllTheClientsItTakesUntilOneLeaves() throws Exception {
        try (PrivateDaemon daemon = new PrivateDaemon((directory, settings, environment) -> {
            settings.put("max_clients", "1");
            settings.put("max_anonymous_clients", "1");
        })) {
            Connect first = new Connect(daemon.testUri());
            try {
                var connection = connections.open("full", daemon.testUri());
                try (Told told = new Told(vertx, "full"); LogLines log = new LogLines()) {
                    await().atMost(PATIENCE).until(() -> told.of(ConnectionLostEvent.class).size() >= 3);
                    assertThat(log.warningsOf("full")).hasSizeLessThanOrEqualTo(1);
                    first.close();
                    first = null;
                    connection.whenOpen().await().atMost(PATIENCE);
                    assertThat(log.warningsOf("full")).singleElement().asString()
                            .contains("within PT0.5S: the host does not answer")
                            .contains("quarkus.libvirt.\"full\".uri", "max_clients");
                }
            } finally {
                connections.close("full");
                if (first != null) {
                    first.close();
                }
            }
        }
    }

    private void assertSaidOnce(Map<String, Failure> failures) {
        Map<String, Told> told = new LinkedHashMap<>();
        try (LogLines log = new LogLines()) {
            failures.forEach((name, failure) -> {
                told.put(name, new Told(vertx, name));
                connections.open(name, failure.uri());
            });
            failures.forEach((name, failure) -> {
                await(name).atMost(PATIENCE).until(() -> told.get(name).of(ConnectionLostEvent.class).size() >= ATTEMPTS);
                assertThat(log.warningsOf(name)).singleElement().asString()
                        .startsWith("The connection '" + name + "' to libvirt at " + failure.uri()
                                + " could not be opened")
                        .contains(failure.problem()).contains(failure.remedy())
                        .endsWith(", and on; the same failure is not logged again").doesNotContain("\n");
                assertThat(told.get(name).of(ConnectionLostEvent.class)).extracting(ConnectionLostEvent::reason)
                        .containsOnly(failure.reason());
            });
        } finally {
            failures.keySet().forEach(connections::close);
            told.values().forEach(Told::close);
        }
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Until it is closed. */
    private static void answerHttp(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getInputStream().read(new byte[16]);
                client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The next one, or the end.
            }
        }
    }
}
