package io.quarkiverse.libvirt.benchmarks.micro;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.libvirt.runtime.delivery.BusListeners;
import io.quarkiverse.libvirt.runtime.delivery.EventDelivery;
import io.quarkiverse.libvirt.runtime.delivery.EventObservers;
import io.quarkiverse.libvirt.runtime.delivery.EventStreams;
import io.quarkiverse.libvirt.runtime.delivery.LibvirtEventCodec;
import io.quarkiverse.libvirt.runtime.delivery.QueueLimits;
import io.quarkiverse.libvirt.runtime.delivery.SettleWindows;
import io.quarkiverse.libvirt.runtime.selection.Receivers;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** The delivery of events as an application without observers has it, and an event loop on which everything happens. */
final class Bus implements AutoCloseable {

    private static final int SECONDS = 30;

    final Vertx vertx = Vertx.vertx();
    final Context context = vertx.getOrCreateContext();
    final EventStreams streams = new EventStreams();
    final EventDelivery delivery;

    Bus() {
        LibvirtEventCodec.register(vertx.eventBus());
        delivery = new EventDelivery(vertx.eventBus(), BusListeners.of(vertx.eventBus()),
                new EventObservers(new Receivers(List.of(), false), new QueueLimits(1, 1)), streams, SettleWindows.NONE);
    }

    /** Consumers on the event loop. */
    void consume(String address, int consumers, Runnable received) throws Exception {
        CompletableFuture<Void> registered = new CompletableFuture<>();
        context.runOnContext(ignored -> {
            for (int i = 0; i < consumers; i++) {
                vertx.eventBus().consumer(address, message -> received.run());
            }
            registered.complete(null);
        });
        registered.get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }
}
