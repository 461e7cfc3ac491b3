package io.quarkiverse.libvirt.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.bindings.Libvirt;
import io.quarkiverse.libvirt.epoll.EpollPoller;
import io.quarkiverse.libvirt.epoll.OwnThreadTransport;
import io.quarkiverse.libvirt.eventloop.WatchLoop;

/** Two applications in one process: what one's callback adds is not the other's. */
class WhatLibvirtsCallbacksAddTest {

    @Test
    void staysOnTheLoopOfTheCallback() throws Exception {
        WatchLoop first = loop();
        WatchLoop last = loop();
        EventLoopRegistration.register(first);
        EventLoopRegistration.register(last);
        try {
            PublicFunctions libvirt = new PublicFunctions(first);
            // Many times: the callback may come before the call that adds its timer has returned.
            for (int i = 0; i < 1_000; i++) {
                CompletableFuture<Integer> added = new CompletableFuture<>();
                libvirt.addTimeout(0, (id, opaque) -> {
                    added.complete(Libvirt.virEventAddTimeout(-1, LoopUpcalls.neverCalled(), 0, 0));
                    libvirt.removeTimeout(id);
                }, null, null);
                int inner = added.get(10, TimeUnit.SECONDS);
                assertThat(first.owns(inner)).isTrue();
                assertThat(last.owns(inner)).isFalse();
                assertThat(Libvirt.virEventRemoveTimeout(inner)).isZero();
            }
        } finally {
            EventLoopRegistration.unregister(last);
            EventLoopRegistration.unregister(first);
            first.end().get(10, TimeUnit.SECONDS);
            last.end().get(10, TimeUnit.SECONDS);
        }
    }

    static WatchLoop loop() {
        EpollPoller poller = new EpollPoller();
        WatchLoop loop = new WatchLoop(poller, new OwnThreadTransport(poller, "loop"), EventLoopRegistration::fallback);
        loop.start(poller.fd());
        return loop;
    }
}
