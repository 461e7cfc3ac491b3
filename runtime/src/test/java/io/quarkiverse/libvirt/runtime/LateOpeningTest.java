package io.quarkiverse.libvirt.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.registration.EventLoopRegistration;
import io.quarkiverse.libvirt.runtime.connection.ManagedConnection;
import io.quarkiverse.libvirt.runtime.delivery.EventStreams;
import io.quarkiverse.libvirt.runtime.selection.Receivers;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;

/** A host that answers only after the application's start has failed. */
class LateOpeningTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger("io.quarkiverse.libvirt.LibvirtConnection");
    private final Level level = logger.getLevel();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord message) {
            said.add(message.getMessage());
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };
    private final Vertx vertx = Vertx.vertx();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.FINE);
        handler.setLevel(Level.ALL);
        logger.addHandler(handler);
    }

    @AfterEach
    void end() throws Exception {
        logger.removeHandler(handler);
        logger.setLevel(level);
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void closesWhatItOpened() throws Exception {
        // The test driver reads its host from a file. This one has no content until somebody writes.
        Path host = folder.resolve("host.xml");
        assertThat(new ProcessBuilder("mkfifo", host.toString()).start().waitFor()).isZero();
        VertxEventImpl eventImpl = new VertxEventImpl(vertx, EventLoopTransport.AUTO);
        ManagedConnection connection = new ManagedConnection("late", "test://" + host);
        LibvirtLifecycle lifecycle = new LibvirtLifecycle(vertx, new Config(), eventImpl, connection,
                new Receivers(List.of(), false), new EventStreams());
        assertThatThrownBy(lifecycle::start).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("could not be opened within PT1S");
        lifecycle.stop();

        Files.writeString(host, "<node><domain type='test'><name>late</name><memory>1024</memory><vcpu>1</vcpu>"
                + "<os><type>hvm</type></os></domain></node>");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(said).isNotEmpty());
        assertThat(said).singleElement().asString().contains("Closed the connection to libvirt");
        assertThat(connection.isOpen()).isFalse();
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(EventLoopRegistration.count(List.of(EventLoopRegistration.fallback()))).isZero());
    }

    private record Config()
            implements
                LibvirtConfig,
                LibvirtConfig.KeepAlive,
                LibvirtConfig.EventLoop,
                SlowReceiversConfig {

        @Override
        public Optional<String> uri() {
            return Optional.empty();
        }

        @Override
        public List<String> events() {
            return List.of("all");
        }

        @Override
        public Duration openTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration closeTimeout() {
            return Duration.ofSeconds(10);
        }

        @Override
        public KeepAlive keepAlive() {
            return this;
        }

        @Override
        public SlowReceiversConfig slowReceivers() {
            return this;
        }

        @Override
        public int queue() {
            return 1000;
        }

        @Override
        public int parallel() {
            return 8;
        }

        @Override
        public Map<String, SettleConfig> settle() {
            return Map.of();
        }

        @Override
        public EventLoop eventLoop() {
            return this;
        }

        @Override
        public Duration interval() {
            return Duration.ofSeconds(5);
        }

        @Override
        public int count() {
            return 5;
        }

        @Override
        public EventLoopTransport transport() {
            return EventLoopTransport.AUTO;
        }
    }
}
