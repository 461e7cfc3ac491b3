package io.quarkiverse.libvirt.eventloop.contract;

import static io.quarkiverse.libvirt.HandleEvents.READABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;

/** Rule 8: a timer of n ms fires no earlier than every n ms and does not catch up on what it missed. */
interface TimersOfSomeMilliseconds extends Rule {

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    @Test
    default void aTimerFiresNoEarlierThanItsInterval() {
        List<Long> fired = new CopyOnWriteArrayList<>();
        long start = System.nanoTime();
        Probe timer = scene().timer(20, self -> fired.add(System.nanoTime() - start));
        scene().eventuallyCalled(timer, 6);
        timer.remove();
        scene().eventuallyFreed(timer);
        for (int i = 0; i < fired.size(); i++) {
            assertThat(fired.get(i)).as("call %d", i).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20L * (i + 1)));
        }
    }

    @Test
    default void timersOfDifferentIntervalsFireInTheirOrder() {
        List<Integer> order = new CopyOnWriteArrayList<>();
        int[] intervals = { 150, 30, 90, 60, 120 };
        List<Probe> timers = new ArrayList<>();
        scene().onLoop(() -> {
            for (int interval : intervals) {
                timers.add(scene().timer(interval, self -> {
                    order.add(interval);
                    self.remove();
                }));
            }
            return null;
        });
        timers.forEach(scene()::eventuallyFreed);
        assertThat(order).containsExactly(30, 60, 90, 120, 150);
    }

    @Test
    default void aTimerDoesNotCatchUpOnWhatABlockedLoopMissed() {
        Probe timer = scene().timer(20);
        AtomicInteger before = new AtomicInteger();
        AtomicLong released = new AtomicLong();
        scene().onLoop(() -> {
            before.set(timer.calls());
            long start = System.nanoTime();
            while (millisSince(start) < 300) {
                LockSupport.parkNanos(10_000_000);
            }
            released.set(System.nanoTime());
            return null;
        });
        scene().eventuallyCalled(timer, before.get() + 3);
        long seen = scene().onLoop(() -> {
            long possible = millisSince(released.get()) / 20 + 1;
            return possible - (timer.calls() - before.get());
        });
        assertThat(seen).as("calls fewer than without catching up").isNotNegative();
    }

    @Test
    default void anUpdateRestartsTheInterval() {
        AtomicLong restarted = new AtomicLong();
        AtomicLong fired = new AtomicLong();
        Probe timer = scene().timer(200, self -> {
            fired.set(System.nanoTime());
            self.remove();
        });
        Probe restart = scene().timer(120, self -> {
            restarted.set(System.nanoTime());
            timer.update(200);
            self.remove();
        });
        scene().eventuallyFreed(timer);
        scene().eventuallyFreed(restart);
        if (fired.get() - restarted.get() < 0) {
            // The machine was so slow that both were due in one turn.
            return;
        }
        assertThat(fired.get() - restarted.get()).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(200));
    }

    @Test
    default void aShorterIntervalAppliesAtOnceWhileTheLoopSleeps() {
        Probe timer = scene().timer(3_600_000);
        Probe longest = scene().timer(Integer.MAX_VALUE);
        scene().turns(2);
        timer.update(10);
        scene().eventuallyCalled(timer, 2);
        assertThat(longest.calls()).isZero();
    }

    @Test
    default void aTimerThatComesEarlierIsNotHeldUpByALaterOne() {
        scene().timer(3_600_000);
        scene().turns(2);
        Probe timer = scene().timer(10);
        scene().eventuallyCalled(timer, 2);
    }

    @Test
    default void aTimerAddedInACallbackFires() {
        List<Probe> added = new CopyOnWriteArrayList<>();
        Pipe pipe = scene().pipe();
        scene().watch(pipe.readEnd(), READABLE, self -> {
            pipe.drain();
            added.add(scene().timer(5));
        });
        pipe.write();
        scene().eventually("a timer is added", () -> !added.isEmpty());
        scene().eventuallyCalled(added.get(0), 2);
    }

    @Test
    default void aTimerWaitsWithoutSpinning() {
        Probe timer = scene().timer(3_600_000);
        scene().timer(100);
        scene().assertIdle();
        assertThat(timer.calls()).isZero();
    }

    @Test
    default void manyTimersAllFire() {
        Random random = new Random(7);
        List<Probe> timers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            timers.add(scene().timer(1 + random.nextInt(50), Probe::remove));
        }
        timers.forEach(scene()::eventuallyFreed);
        assertThat(timers).allSatisfy(timer -> assertThat(timer.calls()).isOne());
    }
}
