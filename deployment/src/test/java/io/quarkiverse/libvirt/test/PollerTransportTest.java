package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.HandleEvents;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.Context;

class PollerTransportTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(TestHost.class, Pipe.class))
            .overrideConfigKey("quarkus.libvirt.event-loop.transport", "poller");

    @Inject
    TestHost host;

    @Inject
    EventImpl eventImpl;

    @Test
    void aThreadPollsAndEventsArrive() throws Exception {
        host.suspendAndResume();
        await().untilAsserted(() -> assertThat(host.arrived).containsExactly(DomainEventType.SUSPENDED,
                DomainEventType.RESUMED));

        CompletableFuture<Boolean> onEventLoop = new CompletableFuture<>();
        try (Pipe pipe = new Pipe()) {
            int watch = eventImpl.addHandle(pipe.readFd, HandleEvents.READABLE, (id, fd, events, opaque) -> {
                pipe.read();
                onEventLoop.complete(Context.isOnEventLoopThread());
            }, null, null);
            pipe.write(1);
            assertThat(onEventLoop.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(eventImpl.removeHandle(watch)).isZero();
        }
        assertThat(pollingThreads()).hasSize(1);
    }

    private static List<String> pollingThreads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter("libvirt-poller"::equals).toList();
    }
}
