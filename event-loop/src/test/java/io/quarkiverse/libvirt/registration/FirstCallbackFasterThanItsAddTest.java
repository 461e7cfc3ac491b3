package io.quarkiverse.libvirt.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.eventloop.WatchLoop;

/** A callback may run before libvirt has got the id of what it belongs to. */
class FirstCallbackFasterThanItsAddTest {

    private static final int TIMES = 3_000;

    @Test
    void mayRemoveItsTimerAllTheSame() throws Exception {
        WatchLoop registered = WhatLibvirtsCallbacksAddTest.loop();
        EventLoopRegistration.register(registered);
        WatchLoop named = WhatLibvirtsCallbacksAddTest.loop();
        try {
            PublicFunctions libvirt = new PublicFunctions(named);
            AtomicInteger refused = new AtomicInteger();
            for (int i = 0; i < TIMES; i++) {
                CompletableFuture<Void> freed = new CompletableFuture<>();
                libvirt.addTimeout(0, (timer, opaque) -> {
                    if (libvirt.removeTimeout(timer) != 0) {
                        refused.incrementAndGet();
                    }
                }, null, opaque -> freed.complete(null));
                freed.get(10, TimeUnit.SECONDS);
            }
            assertThat(refused).hasValue(0);
        } finally {
            EventLoopRegistration.unregister(registered);
            named.end().get(10, TimeUnit.SECONDS);
            registered.end().get(10, TimeUnit.SECONDS);
        }
    }
}
