package io.quarkiverse.libvirt.messaging.runtime;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.EventOrigin;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.messaging.LibvirtEventMetadata;
import io.quarkiverse.libvirt.runtime.delivery.EventGap;
import io.quarkiverse.libvirt.runtime.delivery.EventStreams;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** A subscription to a channel, on a Vert.x of its own, without a host. */
final class ChannelUnderTest implements AutoCloseable {

    final Vertx vertx = Vertx.vertx();
    private final ChannelSubscription subscription;
    private final AssertSubscriber<Message<LibvirtEvent>> subscriber = AssertSubscriber.create(0);
    final Queue<EventGap> gaps = new ConcurrentLinkedQueue<>();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private long sequence;

    /** @param attributes names and values, one after the other */
    ChannelUnderTest(String... attributes) {
        EventStreams streams = new EventStreams();
        streams.reportGapsTo((receiver, gap) -> gaps.add(gap));
        subscription = new ChannelSubscription(settings(attributes), vertx.getOrCreateContext(), streams, failures::add);
        subscription.begin(subscriber);
    }

    static ChannelSettings settings(String... attributes) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            properties.put("mp.messaging.incoming.vms." + attributes[i], attributes[i + 1]);
        }
        Config config = new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(properties, "test", 100)).build();
        return ChannelSettings.of(new LibvirtConnectorIncomingConfiguration(ChannelAttributes.of("vms", config)));
    }

    /** An event of a domain; its number counts on over all of them. */
    void event(int domain, DomainEventType event) {
        subscription.offer(new DomainLifecycleEvent(
                new EventOrigin(LibvirtConnection.DEFAULT_NAME, ++sequence, Instant.EPOCH),
                new DomainRef("vm" + domain, new UUID(1, domain), domain), event.ordinal(), 0));
    }

    void request(long n) {
        subscriber.request(n);
    }

    AssertSubscriber<Message<LibvirtEvent>> subscriber() {
        return subscriber;
    }

    List<Message<LibvirtEvent>> messages() {
        return List.copyOf(subscriber.getItems());
    }

    List<Long> sequences() {
        return messages().stream().map(message -> message.getPayload().sequence()).toList();
    }

    static LibvirtEventMetadata metadata(Message<?> message) {
        return message.getMetadata(LibvirtEventMetadata.class).orElseThrow();
    }

    void ack(int message) {
        messages().get(message).ack();
    }

    /** Done once everything that was brought about before has been. */
    void settle() {
        // Turns of the context come one after the other, and one may bring about another one.
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Void> passed = new CompletableFuture<>();
            context().runOnContext(nothing -> passed.complete(null));
            passed.join();
        }
    }

    private Context context() {
        return subscription.context();
    }

    @Override
    public void close() {
        subscription.cancel();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
