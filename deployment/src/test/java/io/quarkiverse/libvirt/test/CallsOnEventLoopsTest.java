package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkus.runtime.BlockingOperationNotAllowedException;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

class CallsOnEventLoopsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication()
            .overrideConfigKey("quarkus.libvirt.uri", "test:///default");

    @Inject
    LibvirtConnection connection;
    @Inject
    Vertx vertx;

    @Test
    void areRefusedWhenTheyWouldWait() {
        CompletableFuture<String> called = new CompletableFuture<>();
        vertx.getOrCreateContext().runOnContext(ignored -> {
            try {
                called.complete(connection.call(Connect::getHostName));
            } catch (LibvirtException | RuntimeException e) {
                called.completeExceptionally(e);
            }
        });
        assertThatThrownBy(called::join).cause().isInstanceOf(BlockingOperationNotAllowedException.class)
                .hasMessageContaining("callAsync").hasMessageContaining("@Blocking");
    }

    @Test
    void comeBackThereWhenTheyDoNotWait() throws LibvirtException {
        Context context = vertx.getOrCreateContext();
        CompletableFuture<Context> emitted = new CompletableFuture<>();
        context.runOnContext(ignored -> connection.callAsync(Connect::getHostName).subscribe()
                .with(name -> emitted.complete(Vertx.currentContext()), emitted::completeExceptionally));
        assertThat(emitted).succeedsWithin(PATIENCE).isSameAs(context);
        // Elsewhere one may wait.
        assertThat(connection.call(Connect::getHostName)).isNotEmpty();
    }
}
