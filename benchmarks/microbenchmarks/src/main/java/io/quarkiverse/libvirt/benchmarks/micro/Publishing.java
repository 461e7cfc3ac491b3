package io.quarkiverse.libvirt.benchmarks.micro;

import java.time.Instant;
import java.util.UUID;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.EventFilter;
import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.EventOrigin;

/** From a record to those who receive it, on the connection's event loop. */
public class Publishing {

    private static final int SUSPENDED = 3;
    private static final DomainLifecycleEvent EVENT = new DomainLifecycleEvent(new EventOrigin("host", 1, Instant.EPOCH),
            new DomainRef("test", UUID.fromString("6695eb01-f6a4-8304-79aa-97f2502e193f"), 1), SUSPENDED, 0);

    private abstract static class Receiving {

        final Bus bus = new Bus();
        Relay relay;

        final void receivers(int receivers) {
            relay = new Relay(bus.context, receivers, () -> bus.delivery.deliver(bus.context, EVENT));
        }

        @TearDown
        public void close() throws Exception {
            bus.close();
        }
    }

    @State(Scope.Thread)
    public static class Consumers extends Receiving {

        @Param({ "0", "1", "10" })
        public int consumers;

        @Setup
        public void consume() throws Exception {
            receivers(consumers);
            bus.consume(EventAddresses.DOMAIN_LIFECYCLE, consumers, relay::received);
        }
    }

    @State(Scope.Thread)
    public static class OneDomain extends Receiving {

        @Setup
        public void consume() throws Exception {
            receivers(1);
            bus.consume(EventAddresses.domain(EVENT.domain().uuid()), 1, relay::received);
        }
    }

    @State(Scope.Thread)
    public static class OneStream extends Receiving {

        @Setup
        public void subscribe() {
            receivers(1);
            bus.streams.events(DomainEvent.class, EventFilter.none()).subscribe().with(event -> relay.received());
        }
    }

    @Benchmark
    @OperationsPerInvocation(Relay.EVENTS)
    public void toConsumersOfTheType(Consumers state) throws InterruptedException {
        state.relay.run();
    }

    @Benchmark
    @OperationsPerInvocation(Relay.EVENTS)
    public void toAConsumerOfTheDomain(OneDomain state) throws InterruptedException {
        state.relay.run();
    }

    @Benchmark
    @OperationsPerInvocation(Relay.EVENTS)
    public void toAStream(OneStream state) throws InterruptedException {
        state.relay.run();
    }
}
