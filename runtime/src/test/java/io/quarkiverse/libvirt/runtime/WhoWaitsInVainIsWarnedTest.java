package io.quarkiverse.libvirt.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.runtime.connection.ConnectionRegistry;
import io.quarkiverse.libvirt.runtime.delivery.EventStreams;
import io.quarkiverse.libvirt.runtime.selection.Receiver;
import io.quarkiverse.libvirt.runtime.selection.Receivers;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.Vertx;

/** A consumer whose event can't come is warned of at the start; one whose event comes as soon as code opens a host isn't. */
class WhoWaitsInVainIsWarnedTest {

    private static final String IN_VAIN = "acme.Consumer.consume never receives libvirt.domain.reboot:"
            + " quarkus.libvirt.events leaves it out";

    private final Vertx vertx = Vertx.vertx();
    private final Logger logger = Logger.getLogger(LibvirtLifecycle.class.getName());
    private final List<String> warned = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord message) {
            if (message.getLevel().intValue() >= Level.WARNING.intValue()) {
                warned.add(message.getMessage());
            }
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void end() throws Exception {
        logger.removeHandler(handler);
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void notWhenCodeOpensAllConnections() {
        start("active", "false");
        assertThat(warned).isEmpty();
    }

    @Test
    void notWhenAConnectionThatOnlyCodeOpensHasIt() {
        start("uri", "test:///default", "events", "domain.lifecycle", "host7.events", "domain.reboot");
        assertThat(warned).isEmpty();
    }

    @Test
    void whenNothingThatCodeOpensHasIt() {
        start("active", "false", "events", "domain.lifecycle", "host7.events", "network");
        assertThat(warned).containsExactly(IN_VAIN);
    }

    @Test
    void whenTheOnlyConnectionLeavesItOut() {
        // What code opens besides has this configuration, too.
        start("uri", "test:///default", "events", "domain.lifecycle");
        assertThat(warned).containsExactly(IN_VAIN);
    }

    private void start(String... properties) {
        VertxEventImpl eventImpl = new VertxEventImpl(vertx, EventLoopTransport.AUTO);
        Receiver receiver = new Receiver("acme.Consumer.consume", EventAddresses.DOMAIN_REBOOT, null, false);
        LibvirtLifecycle lifecycle = new LibvirtLifecycle(vertx, TestConfig.of(properties), LaunchMode.NORMAL, eventImpl,
                new ConnectionRegistry(), new Receivers(List.of(receiver), false), new EventStreams());
        try {
            lifecycle.start(Set.of());
        } finally {
            lifecycle.stop();
        }
    }
}
