package io.quarkiverse.libvirt.benchmarks.micro;

import java.time.Duration;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.bindings.EventSource;
import io.quarkiverse.libvirt.bindings.HostAccess;
import io.quarkiverse.libvirt.bindings.HostConnection;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.runtime.connection.EventPublisher;

/**
 * All of it but the socket: a domain of libvirt's test driver is suspended or resumed, which sets a timer of libvirt's; the
 * Vert.x event loop calls it, it calls back with the event, and a consumer on the event bus gets that.
 */
@State(Scope.Thread)
public class WholePath {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Bus bus;
    private VertxEventImpl loop;
    private HostConnection connection;
    private long reference;
    private long domain;
    private Relay relay;
    private boolean suspended;

    @Setup
    public void open() throws Exception {
        bus = new Bus();
        loop = new VertxEventImpl(bus.vertx, EventLoopTransport.AUTO);
        loop.register();
        connection = HostConnection.open(HostAccess.to("test:///default"), loop.on(bus.context), closed -> {
        });
        EventPublisher publisher = new EventPublisher("host", event -> bus.delivery.deliver(bus.context, event));
        EventKind<?> lifecycle = EventKind.ofAddress(EventAddresses.DOMAIN_LIFECYCLE).orElseThrow();
        connection.subscribe(EventSource.DOMAIN, lifecycle.id(), lifecycle.parameters(),
                arguments -> publisher.publish(1, lifecycle, arguments));
        reference = connection.reference();
        domain = Functions.domain(reference);
        relay = new Relay(bus.context, 1, this::change);
        bus.consume(EventAddresses.DOMAIN_LIFECYCLE, 1, relay::received);
    }

    private void change() {
        if (suspended) {
            Functions.resume(domain);
        } else {
            Functions.suspend(domain);
        }
        suspended = !suspended;
    }

    @TearDown
    public void close() throws Exception {
        Functions.free(domain);
        HostConnection.release(reference);
        connection.close(PATIENCE);
        loop.close();
        bus.close();
    }

    @Benchmark
    @OperationsPerInvocation(Relay.EVENTS)
    public void lifecycleEventFromLibvirtToAConsumer() throws InterruptedException {
        relay.run();
    }
}
