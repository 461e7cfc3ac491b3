package io.quarkiverse.libvirt.eventloop.contract;

import static io.quarkiverse.libvirt.HandleEvents.READABLE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rule 2 and 9: what is removed is unknown from then on. */
interface RemovedMeansRemoved extends Rule {

    @Test
    default void theSecondRemovalOfAWatchFails() {
        Probe watch = scene().watch(scene().pipe().readEnd(), READABLE);
        assertThat(watch.remove()).isZero();
        assertThat(watch.remove()).isEqualTo(-1);
        scene().eventuallyFreed(watch);
        assertThat(watch.remove()).isEqualTo(-1);
    }

    @Test
    default void theSecondRemovalOfATimerFails() {
        Probe timer = scene().timer(0);
        assertThat(timer.remove()).isZero();
        assertThat(timer.remove()).isEqualTo(-1);
        scene().eventuallyFreed(timer);
        assertThat(timer.remove()).isEqualTo(-1);
    }

    @Test
    default void unknownIdsCantBeRemovedAndUpdatingThemDoesNothing() {
        for (int unknown : new int[] { -1, 0, Integer.MAX_VALUE, Integer.MIN_VALUE }) {
            assertThat(scene().impl().removeHandle(unknown)).isEqualTo(-1);
            assertThat(scene().impl().removeTimeout(unknown)).isEqualTo(-1);
            scene().impl().updateHandle(unknown, READABLE);
            scene().impl().updateTimeout(unknown, 0);
        }
        scene().turns(2);
    }

    @Test
    default void aTimersIdIsNotAWatchs() {
        Pipe pipe = scene().pipe();
        pipe.write();
        Probe watch = scene().watch(pipe.readEnd(), 0);
        Probe timer = scene().timer(-1);
        assertThat(scene().impl().removeHandle(timer.id())).isEqualTo(-1);
        assertThat(scene().impl().removeTimeout(watch.id())).isEqualTo(-1);
        scene().impl().updateHandle(timer.id(), READABLE);
        scene().impl().updateTimeout(watch.id(), 0);
        scene().turns(3);
        assertThat(watch.calls() + timer.calls()).isZero();
    }

    @Test
    default void anUpdateAfterTheRemovalRevivesNothing() {
        Pipe pipe = scene().pipe();
        pipe.write();
        Probe watch = scene().watch(pipe.readEnd(), 0);
        Probe timer = scene().timer(-1);
        watch.remove();
        timer.remove();
        watch.update(READABLE);
        timer.update(0);
        scene().turns(3);
        assertThat(watch.calls() + timer.calls()).isZero();
        watch.update(READABLE);
        timer.update(0);
        scene().turns(3);
        assertThat(watch.calls() + timer.calls()).isZero();
    }

    @Test
    default void anUpdateAfterTheRemovalInACallbackRevivesNothing() {
        Pipe pipe = scene().pipe();
        Probe watch = scene().watch(pipe.readEnd(), READABLE, self -> {
            self.remove();
            self.update(READABLE);
        });
        Probe timer = scene().timer(0, self -> {
            self.remove();
            self.update(0);
        });
        pipe.write();
        scene().eventuallyFreed(watch);
        scene().eventuallyFreed(timer);
        scene().turns(3);
        assertThat(watch.calls()).isOne();
        assertThat(timer.calls()).isOne();
    }
}
