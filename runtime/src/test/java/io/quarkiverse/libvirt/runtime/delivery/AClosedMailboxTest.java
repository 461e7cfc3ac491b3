package io.quarkiverse.libvirt.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.selection.MailboxAddress;
import io.quarkus.vertx.LocalEventBusCodec;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;

class AClosedMailboxTest {

    private static final String CODEC = "by-reference";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void handsOnNothingThatWaits() throws Exception {
        Storm storm = new Storm();
        List<Object> received = new CopyOnWriteArrayList<>();
        vertx.eventBus().registerCodec(new LocalEventBusCodec<LibvirtEvent>(CODEC));
        vertx.eventBus().localConsumer("private", message -> received.add(message.body()));
        Mailbox mailbox = new Mailbox(new MailboxAddress("here", "public", "private", true, false), "public", vertx.eventBus(),
                new QueueLimits(10, 2), (receiver, gap) -> {
                }, CODEC, "header");
        mailbox.open(vertx.getOrCreateContext()).get(10, TimeUnit.SECONDS);
        LibvirtEvent first = storm.watchdog(1);
        DeliveryOptions byReference = new DeliveryOptions().setCodecName(CODEC);
        vertx.eventBus().publish("public", first, byReference);
        vertx.eventBus().publish("public", storm.watchdog(1), byReference);
        await().until(() -> received.contains(first));
        mailbox.close().get(10, TimeUnit.SECONDS);
        mailbox.done(first);
        // Whatever was sent before has arrived when this has.
        vertx.eventBus().send("private", "last");
        await().until(() -> received.contains("last"));
        assertThat(received).containsExactly(first, "last");
    }
}
