package io.quarkiverse.libvirt.eventloop.contract;

import static io.quarkiverse.libvirt.HandleEvents.READABLE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rule 8: a timer of 0 ms fires once in every turn and lets everything else on the loop's thread have its time. */
interface TimersOfZeroMilliseconds extends Rule {

    @Test
    default void aTimerOfZeroMillisecondsFiresOnAndOn() {
        Probe timer = scene().timer(0);
        scene().eventuallyCalled(timer, 100);
    }

    @Test
    default void twoTimersOfZeroMillisecondsFireEquallyOften() {
        Probe one = scene().timer(-1);
        Probe other = scene().timer(-1);
        scene().onLoop(() -> {
            one.update(0);
            other.update(0);
            return null;
        });
        scene().eventuallyCalled(one, 100);
        int difference = scene().onLoop(() -> one.calls() - other.calls());
        assertThat(difference).isBetween(-1, 1);
    }

    @Test
    default void aTimerOfZeroMillisecondsStarvesNeitherWatchesNorTimersNorTasks() {
        Probe busy = scene().timer(0);
        Pipe pipe = scene().pipe();
        Probe watch = scene().watch(pipe.readEnd(), READABLE, self -> pipe.drain());
        Probe timer = scene().timer(5);
        for (int i = 1; i <= 50; i++) {
            pipe.write();
            scene().eventuallyCalled(watch, i);
            int before = busy.calls();
            int after = scene().onLoop(busy::calls);
            assertThat(after - before).as("turns before a task has its time").isLessThan(100_000);
        }
        scene().eventuallyCalled(timer, 5);
    }

    @Test
    default void aReadyWatchDoesNotStarveTimersOrTasks() {
        Pipe pipe = scene().pipe();
        pipe.write();
        scene().watch(pipe.readEnd(), READABLE);
        Probe zero = scene().timer(0);
        Probe timer = scene().timer(5);
        scene().eventuallyCalled(zero, 50);
        scene().eventuallyCalled(timer, 5);
        assertThat(scene().<Boolean> onLoop(scene()::onLoopThread)).isTrue();
    }

    @Test
    default void aTimerOfZeroMillisecondsWakesASleepingLoop() {
        Probe timer = scene().timer(-1, self -> self.update(-1));
        scene().turns(2);
        for (int times = 1; times <= 100; times++) {
            timer.update(0);
            scene().eventuallyCalled(timer, times);
        }
    }

    @Test
    default void aTimerOfZeroMillisecondsTurnedOffLeavesTheLoopIdle() {
        Probe timer = scene().timer(0);
        scene().eventuallyCalled(timer, 10);
        timer.update(-1);
        scene().assertIdle();
    }
}
