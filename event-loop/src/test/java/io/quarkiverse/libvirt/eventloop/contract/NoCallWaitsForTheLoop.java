package io.quarkiverse.libvirt.eventloop.contract;

import static io.quarkiverse.libvirt.HandleEvents.READABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

/** Rule 1: the six may be called from any thread at any time and never wait for the loop. */
interface NoCallWaitsForTheLoop extends Rule {

    private int allSix(Pipe pipe) {
        Probe watch = scene().watch(pipe.readEnd(), READABLE);
        watch.update(0);
        Probe timer = scene().timer(0);
        timer.update(-1);
        return watch.remove() + timer.remove();
    }

    @Test
    default void noCallWaitsForALoopThatIsInACallback() {
        Pipe pipe = scene().pipe();
        scene().whileTheLoopIsBlocked(() -> {
            assertThat(Scene.<Integer> onAnotherThread(() -> allSix(pipe))).isZero();
        });
    }

    @Test
    default void aCallbackMayWaitForAThreadThatCallsTheLoop() {
        Pipe pipe = scene().pipe();
        AtomicBoolean passed = new AtomicBoolean();
        Probe watch = scene().watch(pipe.readEnd(), READABLE, self -> {
            pipe.drain();
            assertThat(Scene.<Integer> onAnotherThread(() -> allSix(pipe))).isZero();
            passed.set(true);
        });
        pipe.write();
        scene().eventually(watch + " has waited for another thread", passed::get);
    }
}
