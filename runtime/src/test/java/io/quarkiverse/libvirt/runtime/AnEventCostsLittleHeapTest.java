package io.quarkiverse.libvirt.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.sun.management.ThreadMXBean;

import io.netty.channel.EventLoop;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.DomainWatchdogEvent;
import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.event.EventOrigin;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.delivery.EventPump;
import io.quarkiverse.libvirt.runtime.delivery.EventQueue;
import io.quarkiverse.libvirt.runtime.inventory.HostInventory;
import io.quarkiverse.libvirt.runtime.inventory.Listed;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

/** What an event takes on its way from the queue to its receivers, beside itself. */
class AnEventCostsLittleHeapTest {

    private static final int EVENTS = 20_000;
    private static final EventOrigin ORIGIN = new EventOrigin("host", 1, Instant.EPOCH);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void noneInTheInventoryWhenItSaysNothingOfAState() {
        HostInventory inventory = inventory(1);
        LibvirtEvent event = new DomainWatchdogEvent(ORIGIN, domain(0), 1);
        assertThat(bytesPerEvent(i -> inventory.apply(event))).isLessThan(8);
    }

    /** A path of one tree of a thousand: 10 nodes of 40 bytes, and what is known of the domain. */
    @Test
    void onePathInTheInventoryWhenAStateChanges() {
        HostInventory inventory = inventory(1000);
        List<LibvirtEvent> events = new ArrayList<>();
        for (DomainEventType type : new DomainEventType[] { DomainEventType.SUSPENDED, DomainEventType.RESUMED }) {
            for (int i = 0; i < 1000; i++) {
                events.add(new DomainLifecycleEvent(ORIGIN, domain(i), type.ordinal(), 0));
            }
        }
        assertThat(bytesPerEvent(i -> inventory.apply(events.get(i % events.size())))).isLessThan(800);
    }

    /** A node of the queue has 32 bytes. */
    @Test
    void onlyThePlaceInTheQueueForATurnOfItsOwn() throws Exception {
        Context context = vertx.getOrCreateContext();
        LibvirtEvent event = new DomainWatchdogEvent(ORIGIN, domain(0), 1);
        CompletableFuture<Long> measured = new CompletableFuture<>();
        context.runOnContext(ignored -> new OneByOne(context, event, measured).offer());
        assertThat(measured.get(30, TimeUnit.SECONDS)).isLessThan(48);
    }

    private interface Step {
        void take(int i);
    }

    private static long bytesPerEvent(Step step) {
        for (int i = 0; i < EVENTS; i++) {
            step.take(i);
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < EVENTS; i++) {
            step.take(i);
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / EVENTS;
    }

    private static HostInventory inventory(int domains) {
        HostInventory inventory = new HostInventory(Clock.systemUTC());
        inventory.reachable();
        List<Listed> listed = new ArrayList<>();
        for (int i = 0; i < domains; i++) {
            listed.add(Listed.domain("vm" + i, domain(i).uuid(), i, 1, Listed.NO_REASON, true));
        }
        inventory.beginListing(EventClass.DOMAIN).end(listed);
        return inventory;
    }

    private static DomainRef domain(int number) {
        return new DomainRef("vm" + number, new UUID(0, number), number);
    }

    /** The next event comes when the turn of the one before is over: each has a turn of its own. */
    private static final class OneByOne {

        private final EventLoop loop;
        private final EventPump pump;
        private final LibvirtEvent event;
        private final CompletableFuture<Long> measured;
        private final Runnable next = this::next;
        private int passedOn;
        private long before;

        OneByOne(Context context, LibvirtEvent event, CompletableFuture<Long> measured) {
            this.event = event;
            this.measured = measured;
            loop = ((ContextInternal) context).nettyEventLoop();
            pump = new EventPump(context, new EventQueue(100), each -> passedOn++, gap -> {
            });
        }

        void offer() {
            pump.offer(event);
            // After the turn that this has scheduled.
            loop.execute(next);
        }

        private void next() {
            if (passedOn == EVENTS) {
                before = THREADS.getCurrentThreadAllocatedBytes();
            }
            if (passedOn == 2 * EVENTS) {
                measured.complete((THREADS.getCurrentThreadAllocatedBytes() - before) / EVENTS);
            } else {
                offer();
            }
        }
    }
}
