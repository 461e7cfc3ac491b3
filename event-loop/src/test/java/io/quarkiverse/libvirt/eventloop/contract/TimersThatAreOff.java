package io.quarkiverse.libvirt.eventloop.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rule 8: -1 turns a timer off. */
interface TimersThatAreOff extends Rule {

    @Test
    default void aTimerThatIsOffNeverFires() {
        Probe timer = scene().timer(-1);
        scene().assertIdle();
        assertThat(timer.calls()).isZero();
    }

    @Test
    default void aTimerTurnedOffFiresNoMore() {
        Probe timer = scene().timer(1);
        scene().eventuallyCalled(timer, 2);
        scene().onLoop(() -> {
            timer.update(-1);
            return null;
        });
        int calls = timer.calls();
        scene().assertIdle();
        assertThat(timer.calls()).isEqualTo(calls);
    }

    @Test
    default void aTimerThatWasOffCanBeTurnedOn() {
        Probe timer = scene().timer(-1, self -> self.update(-1));
        for (int times = 1; times <= 20; times++) {
            timer.update(times % 2);
            scene().eventuallyCalled(timer, times);
        }
        scene().turns(3);
        assertThat(timer.calls()).isEqualTo(20);
    }
}
