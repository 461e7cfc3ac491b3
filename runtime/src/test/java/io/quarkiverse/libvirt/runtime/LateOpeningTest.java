package io.quarkiverse.libvirt.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.registration.EventLoopRegistration;
import io.quarkiverse.libvirt.runtime.connection.ConnectionRegistry;
import io.quarkiverse.libvirt.runtime.delivery.EventStreams;
import io.quarkiverse.libvirt.runtime.selection.Receivers;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;

/** A host that answers only after the application's start has failed. */
class LateOpeningTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void closesWhatItOpened() throws Exception {
        // The test driver reads its host from a file. This one has no content until somebody writes.
        Path host = folder.resolve("host.xml");
        assertThat(new ProcessBuilder("mkfifo", host.toString()).start().waitFor()).isZero();
        VertxEventImpl eventImpl = new VertxEventImpl(vertx, EventLoopTransport.AUTO);
        ConnectionRegistry registry = new ConnectionRegistry();
        LibvirtConfig config = TestConfig.of("uri", "test://" + host, "open-timeout", "1S");
        LibvirtLifecycle lifecycle = new LibvirtLifecycle(vertx, config, LaunchMode.NORMAL, eventImpl, registry,
                new Receivers(List.of(), false), new EventStreams());
        assertThatThrownBy(() -> lifecycle.start(Set.of())).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("could not be opened within PT1S");
        lifecycle.stop();

        Files.writeString(host, "<node><domain type='test'><name>late</name><memory>1024</memory><vcpu>1</vcpu>"
                + "<os><type>hvm</type></os></domain></node>");
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(EventLoopRegistration.count(List.of(EventLoopRegistration.fallback()))).isZero());
        await().atMost(PATIENCE).until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("libvirt-open")));
        assertThat(registry.get(LibvirtConnection.DEFAULT_NAME).isOpen()).isFalse();
    }
}
