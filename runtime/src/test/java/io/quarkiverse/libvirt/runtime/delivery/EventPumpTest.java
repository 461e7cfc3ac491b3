package io.quarkiverse.libvirt.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

class EventPumpTest {

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final Storm storm = new Storm();
    private final EventQueue queue = new EventQueue(2001);
    private final ConcurrentLinkedQueue<LibvirtEvent> received = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void passesOnWhatManyThreadsOfferOnItsOwnContext() throws Exception {
        int threads = 8;
        int each = 20_000;
        Set<Context> contexts = ConcurrentHashMap.newKeySet();
        AtomicLong left = new AtomicLong();
        EventPump pump = new EventPump(context, queue, event -> {
            contexts.add(Vertx.currentContext());
            received.add(event);
        }, gap -> {
            gap.dropped().values().forEach(left::addAndGet);
            gap.superseded().values().forEach(left::addAndGet);
        });
        List<Thread> producers = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int domain = thread;
            Thread producer = new Thread(() -> {
                Storm own = new Storm();
                for (int i = 0; i < each; i++) {
                    pump.offer(i % 4 == 0 ? own.lifecycle(domain, DomainEventType.STARTED) : own.watchdog(domain));
                }
                pump.offer(own.lifecycle(domain, DomainEventType.STOPPED));
            });
            producer.start();
            producers.add(producer);
        }
        for (Thread producer : producers) {
            producer.join();
        }
        await().untilAsserted(() -> assertThat(received.size() + left.get()).isEqualTo(threads * (each + 1L)));
        assertThat(contexts).containsExactly(context);
        for (int thread = 0; thread < threads; thread++) {
            DomainRef domain = Storm.domain(thread);
            List<Long> numbers = received.stream().filter(event -> event.object().equals(domain))
                    .map(LibvirtEvent::sequence).toList();
            assertThat(numbers).isSorted().endsWith(each + 1L);
        }
    }

    @Test
    void leavesNothingOutWhenTheLoopItselfBringsMoreThanTheQueueHolds() throws Exception {
        int capacity = 100;
        AtomicInteger passedOn = new AtomicInteger();
        List<EventGap> gaps = Collections.synchronizedList(new ArrayList<>());
        EventPump pump = new EventPump(context, new EventQueue(capacity), event -> passedOn.incrementAndGet(), gaps::add);
        onContext(() -> {
            for (int i = 0; i < 50 * capacity; i++) {
                pump.offer(storm.watchdog(1));
            }
        });
        await().until(() -> passedOn.get() == 50 * capacity);
        assertThat(gaps).isEmpty();
    }

    @Test
    void leavesTheLoopToOthersInBetween() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        EventPump pump = new EventPump(context, queue, event -> order.add("event"), gap -> order.add("gap"));
        onContext(() -> {
            for (int i = 0; i < 1000; i++) {
                pump.offer(storm.watchdog(1));
            }
            context.runOnContext(ignored -> order.add("other"));
        });
        await().until(() -> order.size() == 1001);
        assertThat(order.indexOf("other")).isLessThanOrEqualTo(64);
    }

    @Test
    void leavesTheLoopToOthersAfterAMillisecond() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        EventPump pump = new EventPump(context, queue, event -> {
            order.add("event");
            long began = System.nanoTime();
            while (System.nanoTime() - began < TimeUnit.MILLISECONDS.toNanos(1)) {
                Thread.onSpinWait();
            }
        }, gap -> order.add("gap"));
        onContext(() -> {
            for (int i = 0; i < 10; i++) {
                pump.offer(storm.watchdog(1));
            }
            context.runOnContext(ignored -> order.add("other"));
        });
        await().until(() -> order.size() == 11);
        assertThat(order.indexOf("other")).isEqualTo(1);
    }

    @Test
    void goesOnAfterAReceiverThatFails() {
        EventPump pump = new EventPump(context, queue, event -> {
            received.add(event);
            throw new AssertionError("on purpose");
        }, gap -> {
        });
        pump.offer(storm.watchdog(1));
        pump.offer(storm.watchdog(1));
        await().until(() -> received.size() == 2);
    }

    @Test
    void holdsEverythingWhileItIsPaused() throws Exception {
        EventPump pump = new EventPump(context, queue, received::add, gap -> {
        });
        pump.pause();
        pump.offer(storm.watchdog(1));
        settle();
        assertThat(received).isEmpty();
        pump.resume();
        await().until(() -> received.size() == 1);
    }

    @Test
    void passesNothingOnAfterItsEnd() throws Exception {
        EventPump pump = new EventPump(context, queue, received::add, gap -> {
        });
        onContext(() -> {
            pump.offer(storm.watchdog(1));
            pump.end();
            pump.offer(storm.watchdog(1));
        });
        settle();
        assertThat(received).isEmpty();
        assertThat(queue.isEmpty()).isTrue();
    }

    private void onContext(Runnable action) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        context.runOnContext(ignored -> {
            action.run();
            done.countDown();
        });
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private void settle() throws Exception {
        onContext(() -> {
        });
        onContext(() -> {
        });
    }
}
