package io.quarkiverse.libvirt.eventloop.contract;

import static io.quarkiverse.libvirt.HandleEvents.READABLE;
import static io.quarkiverse.libvirt.HandleEvents.WRITABLE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rule 4: what was not taken is reported again. */
interface WatchesAreLevelTriggered extends Rule {

    @Test
    default void aCallbackThatDoesNotDrainIsCalledAgain() {
        Pipe pipe = scene().pipe();
        byte[] one = new byte[1];
        Probe watch = scene().watch(pipe.readEnd(), READABLE, self -> CLibrary.read(pipe.readEnd(), one, 1));
        pipe.write(25);
        scene().eventuallyCalled(watch, 25);
        scene().turns(3);
        assertThat(watch.calls()).isEqualTo(25);
    }

    @Test
    default void whatWasThereBeforeTheWatchIsReported() {
        Pipe pipe = scene().pipe();
        pipe.write();
        Probe watch = scene().watch(pipe.readEnd(), READABLE, self -> pipe.drain());
        scene().eventuallyCalled(watch, 1);
    }

    @Test
    default void aWatchForBothDirectionsGetsBothAtOnce() {
        Pipe pair = scene().socketPair();
        pair.write();
        Probe watch = scene().watch(pair.readEnd(), READABLE | WRITABLE, self -> self.update(0));
        scene().eventuallyCalled(watch, 1);
        assertThat(watch.events()).containsExactly(READABLE | WRITABLE);
    }

    @Test
    default void aLoopWhosePipesAreDrainedSleeps() {
        Pipe pipe = scene().pipe();
        Probe watch = scene().watch(pipe.readEnd(), READABLE, self -> pipe.drain());
        pipe.write();
        scene().eventuallyCalled(watch, 1);
        scene().assertIdle();
        assertThat(watch.calls()).isOne();
    }
}
