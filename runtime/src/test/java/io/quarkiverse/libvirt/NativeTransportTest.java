package io.quarkiverse.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** Netty's native epoll transport, whose event loops have no selector that could wait for a descriptor of ours. */
class NativeTransportTest {

    private final List<LogRecord> said = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger("io.quarkiverse.libvirt.runtime.loop.LoopTransports");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord message) {
            said.add(message);
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };
    private Vertx vertx;

    @BeforeEach
    void begin() {
        vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(2));
        assertThat(vertx.isNativeTransportEnabled()).isTrue();
        logger.addHandler(handler);
    }

    @AfterEach
    void end() throws Exception {
        logger.removeHandler(handler);
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void makesAutoFallBackToThePollerAndSayItOnce() throws Exception {
        try (VertxEventImpl eventImpl = new VertxEventImpl(vertx, EventLoopTransport.AUTO)) {
            // On both event loops.
            for (int i = 0; i < 2; i++) {
                EventImpl loop = eventImpl.on(vertx.getOrCreateContext());
                CompletableFuture<Boolean> onEventLoop = new CompletableFuture<>();
                loop.addTimeout(1, (timer, opaque) -> {
                    loop.removeTimeout(timer);
                    onEventLoop.complete(Context.isOnEventLoopThread());
                }, null, null);
                assertThat(onEventLoop.get(10, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(said).hasSize(1);
        assertThat(said.get(0).getLevel()).isEqualTo(Level.INFO);
        assertThat(text(said.get(0))).contains("A thread polls libvirt's descriptors for the event loops, because")
                .contains("EpollEventLoop");
    }

    @Test
    void makesForcedInLoopAClearError() {
        assertThatThrownBy(() -> new VertxEventImpl(vertx, EventLoopTransport.IN_LOOP))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("quarkus.libvirt.event-loop.transport=in-loop can't be had")
                .hasMessageContaining("EpollEventLoop")
                .hasMessageContaining("Set it to auto or poller, or quarkus.vertx.prefer-native-transport to false");
    }

    /** With the arguments, whichever form of logging has made the record. */
    private static String text(LogRecord message) {
        return String.format(message.getMessage(), message.getParameters() == null ? new Object[0] : message.getParameters());
    }
}
