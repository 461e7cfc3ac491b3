package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

class MuteHostTest {

    private static final Path SOCKET = Path.of("/tmp", "quarkus-libvirt-mute-" + ProcessHandle.current().pid());
    private static final String URI = "test+unix:///default?socket=" + SOCKET;
    private static ServerSocketChannel server;
    private static long begin;

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .setBeforeAllCustomizer(MuteHostTest::listen)
            .overrideConfigKey("quarkus.libvirt.uri", URI)
            .overrideConfigKey("quarkus.libvirt.open-timeout", "2S")
            .assertException(MuteHostTest::explainedInTime);

    @Test
    void failsTheStartInTime() {
        fail("The application has started");
    }

    private static void listen() {
        try {
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(SOCKET));
            begin = System.nanoTime();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void explainedInTime(Throwable failure) {
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        try (ServerSocketChannel listening = server) {
            Files.delete(SOCKET);
            // Before it accepts: a start that has failed for another reason has not connected, and never will.
            assertThat(failure).isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("The connection to libvirt at " + URI + " could not be opened within PT2S")
                    .hasMessageContaining("Check quarkus.libvirt.uri, or allow more time by quarkus.libvirt.open-timeout");
            assertThat(took).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(60));
            // The host has never answered: the opening was cut.
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(openingThreads()).isZero());
            try (SocketChannel client = listening.accept()) {
                // And its socket is closed.
                ByteBuffer said = ByteBuffer.allocate(1024);
                while (client.read(said) >= 0) {
                    said.clear();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long openingThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().contains("libvirt-open"))
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getMethodName().equals("virConnectOpenAuth")))
                .count();
    }
}
