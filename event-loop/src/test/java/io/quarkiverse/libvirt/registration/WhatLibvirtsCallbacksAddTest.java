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
            CompletableFuture<Integer> added = new CompletableFuture<>();
            PublicFunctions libvirt = new PublicFunctions(first);
            int timer = libvirt.addTimeout(0, (id, opaque) -> {
                libvirt.removeTimeout(id);
                added.complete(Libvirt.virEventAddTimeout(-1, LoopUpcalls.neverCalled(), 0, 0));
            }, null, null);
            assertThat(timer).isPositive();
            int inner = added.get(10, TimeUnit.SECONDS);
            assertThat(first.owns(inner)).isTrue();
            assertThat(last.owns(inner)).isFalse();
            assertThat(Libvirt.virEventRemoveTimeout(inner)).isZero();
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
