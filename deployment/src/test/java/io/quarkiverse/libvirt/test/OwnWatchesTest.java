package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Queue;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.HandleEvents;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

class OwnWatchesTest {

    private static final String CALLED = "own-watches-called";
    private static final String FREED = "own-watches-freed";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Pipe.class, JvmWide.class))
            .setAfterUndeployListener(OwnWatchesTest::eachOpaqueIsFreedOnceWhenTheApplicationHasEnded);

    @Inject
    EventImpl eventImpl;

    @Test
    void areCalledOnAnEventLoopInAContext() {
        Pipe pipe = new Pipe();
        int removed = watch(pipe, "removed watch");
        watch(pipe, "watch");
        timer("timer");
        eventImpl.addTimeout(-1, (id, opaque) -> called(opaque), "timer that is off", OwnWatchesTest::freed);
        pipe.write(1);
        await().untilAsserted(() -> assertThat(JvmWide.<String> list(CALLED)).contains(
                "removed watch on an event loop, in its context", "watch on an event loop, in its context",
                "timer on an event loop, in its context"));
        assertThat(JvmWide.list(CALLED)).allMatch(call -> call.toString().endsWith(" on an event loop, in its context"));

        assertThat(JvmWide.list(FREED)).isEmpty();
        assertThat(eventImpl.removeHandle(removed)).isZero();
        await().untilAsserted(() -> assertThat(JvmWide.list(FREED)).containsExactly("removed watch"));
        // The rest is left to the end of the application.
    }

    static void eachOpaqueIsFreedOnceWhenTheApplicationHasEnded() {
        Queue<Object> freed = JvmWide.list(FREED);
        JvmWide.forget(CALLED);
        JvmWide.forget(FREED);
        assertThat(freed).containsExactlyInAnyOrder("removed watch", "watch", "timer", "timer that is off");
    }

    private int watch(Pipe pipe, String name) {
        return eventImpl.addHandle(pipe.readFd, HandleEvents.READABLE, (id, fd, events, opaque) -> {
            called(opaque);
            eventImpl.updateHandle(id, 0);
        }, name, OwnWatchesTest::freed);
    }

    private void timer(String name) {
        eventImpl.addTimeout(5, (id, opaque) -> called(opaque), name, OwnWatchesTest::freed);
    }

    private static void called(Object opaque) {
        Context context = Vertx.currentContext();
        boolean wellPlaced = Context.isOnEventLoopThread() && context != null && context.isEventLoopContext();
        JvmWide.list(CALLED).add(opaque + (wellPlaced ? " on an event loop, in its context"
                : " on " + Thread.currentThread() + " in " + context));
    }

    private static void freed(Object opaque) {
        JvmWide.list(FREED).add(opaque);
    }
}
