package io.quarkiverse.libvirt.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

class ManySubscribersDuringAStormTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 500;
    private static final int AT_ONCE = 4;

    @Test
    void getOneUnbrokenPartOfTheEventsEachAndLeaveNothingBehind() throws Exception {
        ExecutorService comingAndGoing = Executors.newFixedThreadPool(THREADS);
        try (StreamScene scene = new StreamScene()) {
            // AssertSubscriber copies all that it has for each item: too slow for who stays to the end.
            List<LibvirtEvent> staying = Collections.synchronizedList(new ArrayList<>());
            scene.streams.events(DomainLifecycleEvent.class).subscribe().with(staying::add);
            AtomicBoolean storm = new AtomicBoolean(true);
            Queue<List<LibvirtEvent>> received = new ConcurrentLinkedQueue<>();
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                done.add(comingAndGoing.submit(() -> comeAndGo(scene, received)));
            }
            Thread deliverer = new Thread(() -> {
                try {
                    for (long sequence = 1; storm.get(); sequence += 10) {
                        scene.deliver(sequence, sequence + 9);
                        scene.settle();
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            deliverer.start();
            for (Future<?> each : done) {
                each.get(60, TimeUnit.SECONDS);
            }
            storm.set(false);
            deliverer.join(TimeUnit.SECONDS.toMillis(10));
            scene.settle();
            assertThat(scene.streams.size()).isEqualTo(1);
            assertUnbroken(staying);
            assertThat(staying.get(0).sequence()).isEqualTo(1);
            assertThat(received).hasSize(THREADS * ROUNDS * AT_ONCE).anyMatch(events -> !events.isEmpty())
                    .allSatisfy(ManySubscribersDuringAStormTest::assertUnbroken);
        } finally {
            comingAndGoing.shutdownNow();
        }
    }

    private static void comeAndGo(StreamScene scene, Queue<List<LibvirtEvent>> received) {
        for (int round = 0; round < ROUNDS; round++) {
            List<AssertSubscriber<DomainLifecycleEvent>> subscribers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                subscribers.add(scene.streams.events(DomainLifecycleEvent.class)
                        .subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE)));
            }
            for (AssertSubscriber<DomainLifecycleEvent> subscriber : subscribers) {
                subscriber.cancel();
                received.add(List.copyOf(subscriber.getItems()));
            }
        }
    }

    private static void assertUnbroken(List<? extends LibvirtEvent> events) {
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).sequence()).isEqualTo(events.get(i - 1).sequence() + 1);
        }
    }
}
