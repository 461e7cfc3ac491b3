package io.quarkiverse.libvirt.eventloop.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

/** Rule 8: a timer may turn itself off, remove itself or change its interval in its callback. */
interface TimersThatChangeThemselves extends Rule {

    @Test
    default void aTimerMayTurnItselfOff() {
        for (int interval : new int[] { 0, 1, 10 }) {
            Probe timer = scene().timer(interval, self -> self.update(-1));
            scene().eventuallyCalled(timer, 1);
            scene().assertIdle();
            assertThat(timer.calls()).as("calls of the timer of %d ms", interval).isOne();
        }
    }

    @Test
    default void aTimerMayRemoveItself() {
        for (int interval : new int[] { 0, 1, 10 }) {
            Probe timer = scene().timer(interval, Probe::remove);
            scene().eventuallyFreed(timer);
            scene().turns(3);
            assertThat(timer.calls()).as("calls of the timer of %d ms", interval).isOne();
        }
    }

    @Test
    default void aTimerMayChangeItsInterval() {
        AtomicLong changed = new AtomicLong();
        AtomicLong second = new AtomicLong();
        Probe timer = scene().timer(0, self -> {
            if (self.calls() == 1) {
                changed.set(System.nanoTime());
                self.update(50);
            } else {
                second.compareAndSet(0, System.nanoTime());
            }
        });
        scene().eventuallyCalled(timer, 3);
        assertThat(second.get() - changed.get()).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(50));
    }

    @Test
    default void aTimerMayTurnADueOneOff() {
        Probe[] timers = new Probe[2];
        scene().onLoop(() -> {
            timers[0] = scene().timer(0, self -> timers[1].update(-1));
            timers[1] = scene().timer(0, self -> timers[0].update(-1));
            return null;
        });
        scene().turns(3);
        assertThat(timers[0].calls() == 0).as("one turned the other off").isNotEqualTo(timers[1].calls() == 0);
    }

    @Test
    default void aTimerMayPutADueOneOff() {
        AtomicLong putOff = new AtomicLong();
        List<Long> fired = new CopyOnWriteArrayList<>();
        Probe[] timers = new Probe[2];
        scene().onLoop(() -> {
            timers[0] = scene().timer(0, self -> {
                self.remove();
                putOff.set(System.nanoTime());
                timers[1].update(60);
            });
            timers[1] = scene().timer(-1, self -> fired.add(System.nanoTime()));
            timers[1].update(0);
            return null;
        });
        scene().eventuallyFreed(timers[0]);
        scene().eventually("the other fires", () -> fired.stream().anyMatch(time -> time - putOff.get() > 0));
        long next = fired.stream().filter(time -> time - putOff.get() > 0).findFirst().orElseThrow();
        assertThat(next - putOff.get()).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(60));
    }
}
