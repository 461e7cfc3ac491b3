package io.quarkiverse.libvirt.runtime.delivery;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.EventOrigin;
import io.quarkiverse.libvirt.event.NetworkLifecycleEvent;
import io.quarkiverse.libvirt.event.NetworkRef;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Streams, the context of a connection, and events to deliver. */
final class StreamScene implements AutoCloseable {

    static final DomainRef DOMAIN = new DomainRef("test", UUID.fromString("6695eb01-f6a4-8304-79aa-97f2502e193f"), 1);
    static final int SUSPENDED = 3;
    static final int RESUMED = 4;

    final EventStreams streams = new EventStreams();
    final Vertx vertx = Vertx.vertx();
    final Context context = vertx.getOrCreateContext();

    static DomainLifecycleEvent domainEvent(long sequence) {
        return new DomainLifecycleEvent(origin(sequence), DOMAIN, SUSPENDED, 0);
    }

    static NetworkLifecycleEvent networkEvent(long sequence) {
        return new NetworkLifecycleEvent(origin(sequence), new NetworkRef("default", DOMAIN.uuid()), 0, 0);
    }

    static EventOrigin origin(long sequence) {
        return new EventOrigin("<default>", sequence, Instant.EPOCH);
    }

    /** Delivers domain events with these numbers. */
    void deliver(long first, long last) {
        for (long sequence = first; sequence <= last; sequence++) {
            streams.deliver(context, domainEvent(sequence));
        }
    }

    /** What was delivered has arrived. */
    void settle() throws Exception {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        context.runOnContext(ignored -> reached.complete(null));
        reached.get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
