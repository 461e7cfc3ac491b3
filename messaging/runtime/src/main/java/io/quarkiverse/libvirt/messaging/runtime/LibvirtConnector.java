package io.quarkiverse.libvirt.messaging.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Flow;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.runtime.delivery.EventStreams;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.annotations.ConnectorAttribute;
import io.smallrye.reactive.messaging.annotations.ConnectorAttribute.Direction;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;

/** Makes channels of libvirt's events. */
@ApplicationScoped
@Connector(LibvirtConnector.CONNECTOR_NAME)
@ConnectorAttribute(name = "connection", type = "string", direction = Direction.INCOMING, description = "The name of the connection whose events are wanted: `host7` for `quarkus.libvirt.\"host7\".uri`, `<default>` for `quarkus.libvirt.uri`. Those of all connections if it isn't set")
@ConnectorAttribute(name = "events", type = "string", direction = Direction.INCOMING, defaultValue = "all", description = "The events that are wanted, as a list: names as `domain.lifecycle`, or classes of events as `network.*`; `all` for every one. If it isn't set and a method of the application takes one kind or class of events from the channel, it is those. libvirt must be asked for them, by `quarkus.libvirt.events`")
@ConnectorAttribute(name = "buffer-size", type = "int", direction = Direction.INCOMING, defaultValue = "1000", description = "How many events may wait until they are requested")
@ConnectorAttribute(name = "overflow", type = "string", direction = Direction.INCOMING, defaultValue = "latest", description = "What happens when more wait. `latest`: older events give way to newer ones of the same kind and object, others are dropped, and an event to `libvirt.connection.gap` tells how many; the newest lifecycle event of an object is always kept. `fail`: the channel fails")
@ConnectorAttribute(name = "max-in-flight", type = "int", direction = Direction.INCOMING, defaultValue = "256", description = "How many messages may be emitted and not be acknowledged yet, each of another object: the next event of an object comes when the one before is acknowledged")
@ConnectorAttribute(name = "failure-strategy", type = "string", direction = Direction.INCOMING, defaultValue = "ignore", description = "What becomes of an event whose message is acknowledged negatively. `ignore`: it is logged, and the next one comes. `requeue`: it is emitted again, before later events of the same object. `fail`: the channel fails")
@ConnectorAttribute(name = "requeue.max-retries", type = "int", direction = Direction.INCOMING, defaultValue = "-1", description = "With `requeue`: how often an event is emitted again before it is given up, as with `ignore`; -1 for any number of times")
@ConnectorAttribute(name = "requeue.initial-delay", type = "string", direction = Direction.INCOMING, defaultValue = "1S", description = "With `requeue`: the time before an event is emitted again. It doubles each time")
@ConnectorAttribute(name = "requeue.max-delay", type = "string", direction = Direction.INCOMING, defaultValue = "30S", description = "With `requeue`: the longest of these times")
public class LibvirtConnector implements InboundConnector, HealthReporter {

    /** What a channel names: {@value}. */
    public static final String CONNECTOR_NAME = "quarkus-libvirt";

    private final Map<String, EventChannel> channels = new ConcurrentSkipListMap<>();

    @Inject
    Vertx vertx;

    /**
     * Begins to collect the events of the channels that are configured, before the connections are opened: no event comes too
     * early.
     */
    void collect() {
        Config root = ConfigProvider.getConfig();
        for (String name : ChannelAttributes.channelsOf(CONNECTOR_NAME, root)) {
            channel(ChannelAttributes.of(name, root)).collectEarly();
        }
    }

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
        return channel(config);
    }

    private EventChannel channel(Config attributes) {
        LibvirtConnectorIncomingConfiguration incoming = new LibvirtConnectorIncomingConfiguration(attributes);
        return channels.computeIfAbsent(incoming.getChannel(),
                name -> new EventChannel(ChannelSettings.of(incoming), (VertxInternal) vertx, streams()));
    }

    /** Looked up: injected, the application would be taken for one that wants every event. */
    private static EventStreams streams() {
        return (EventStreams) ClientProxy.unwrap(Arc.container().instance(LibvirtEvents.class).get());
    }

    /** After Reactive Messaging has subscribed: who subscribes later wants the events from then on. */
    void started(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
        channels.values().forEach(channel -> {
            channel.warnIfInVain();
            channel.forgetUnclaimed();
        });
    }

    @Override
    public HealthReport getLiveness() {
        HealthReport.HealthReportBuilder report = HealthReport.builder();
        channels.forEach((name, channel) -> {
            if (channel.failure() == null) {
                report.add(name, true);
            } else {
                report.add(name, false, channel.failure());
            }
        });
        return report.build();
    }

    @Override
    public HealthReport getReadiness() {
        return getLiveness();
    }
}
