package io.quarkiverse.libvirt.messaging.runtime;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.delivery.EventStreams;
import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.vertx.core.impl.VertxInternal;

/** A channel: whoever subscribes has a bounded queue of its own. */
final class EventChannel extends AbstractMulti<Message<LibvirtEvent>> {

    private static final Logger LOG = Logger.getLogger(LibvirtConnector.class);

    private final ChannelSettings settings;
    private final VertxInternal vertx;
    private final EventStreams streams;
    /** Collects for the one who subscribes first. */
    private ChannelSubscription unclaimed;
    private volatile String failure;

    EventChannel(ChannelSettings settings, VertxInternal vertx, EventStreams streams) {
        this.settings = settings;
        this.vertx = vertx;
        this.streams = streams;
    }

    /** Begins to keep events for the first subscriber. */
    synchronized void collectEarly() {
        unclaimed = subscription();
    }

    /** The connections are known now. */
    void warnIfInVain() {
        if (streams.isLeftOut(settings.filter())) {
            LOG.warnf("Channel '%s' never gets an event: quarkus.libvirt.events leaves out what %s says",
                    settings.channel(), settings.property("events"));
        }
    }

    /** Nobody is waited for any longer. */
    synchronized void forgetUnclaimed() {
        if (unclaimed != null) {
            unclaimed.cancel();
            unclaimed = null;
        }
    }

    @Override
    public void subscribe(MultiSubscriber<? super Message<LibvirtEvent>> subscriber) {
        claim().begin(subscriber);
    }

    private synchronized ChannelSubscription claim() {
        ChannelSubscription mine = unclaimed == null ? subscription() : unclaimed;
        unclaimed = null;
        return mine;
    }

    private ChannelSubscription subscription() {
        // A context of its own: messages of all connections are emitted there, one after the other.
        ChannelSubscription subscription = new ChannelSubscription(settings, vertx.createEventLoopContext(), streams,
                this::failed);
        subscription.collect();
        return subscription;
    }

    private void failed(Throwable cause) {
        failure = cause.toString();
    }

    /** Why it has failed, or null. */
    String failure() {
        return failure;
    }
}
