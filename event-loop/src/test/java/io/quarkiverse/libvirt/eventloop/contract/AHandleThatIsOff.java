package io.quarkiverse.libvirt.eventloop.contract;

import static io.quarkiverse.libvirt.HandleEvents.READABLE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rule 3: a watch with mask 0 reports nothing and costs nothing. */
interface AHandleThatIsOff extends Rule {

    @Test
    default void aHandleThatIsOffReportsNoData() {
        Pipe pipe = scene().pipe();
        pipe.write();
        Probe watch = scene().watch(pipe.readEnd(), 0);
        scene().turns(3);
        assertThat(watch.calls()).isZero();
    }

    @Test
    default void aHandleThatIsOffReportsNoHangupAndDoesNotSpin() {
        Pipe pipe = scene().pipe();
        Probe watch = scene().watch(pipe.readEnd(), 0);
        pipe.closeWriteEnd();
        scene().turns(3);
        scene().assertIdle();
        assertThat(watch.calls()).isZero();
    }

    @Test
    default void aHandleTurnedOffWhileItHangsUpDoesNotSpin() {
        Pipe pipe = scene().pipe();
        Probe watch = scene().watch(pipe.readEnd(), READABLE, self -> self.update(0));
        pipe.closeWriteEnd();
        scene().eventuallyCalled(watch, 1);
        scene().assertIdle();
        assertThat(watch.calls()).isOne();
    }

    @Test
    default void aHandleThatIsOffCanBeTurnedOnAgain() {
        Pipe pipe = scene().pipe();
        Probe watch = scene().watch(pipe.readEnd(), 0, self -> self.update(0));
        for (int times = 1; times <= 20; times++) {
            pipe.write();
            watch.update(READABLE);
            scene().eventuallyCalled(watch, times);
            scene().turns(2);
            assertThat(watch.calls()).isEqualTo(times);
        }
    }

    @Test
    default void aHandleTurnedOffByAnotherCallbackOfItsTurnIsOff() {
        Pipe one = scene().pipe();
        Pipe other = scene().pipe();
        Probe[] watches = new Probe[2];
        scene().whileTheLoopIsBlocked(() -> {
            watches[0] = scene().watch(one.readEnd(), READABLE, self -> watches[1].update(0));
            watches[1] = scene().watch(other.readEnd(), READABLE, self -> watches[0].update(0));
            one.write();
            other.write();
        });
        scene().turns(3);
        assertThat(watches[0].calls() == 0).as("one turned the other off").isNotEqualTo(watches[1].calls() == 0);
    }

    @Test
    default void aHandleThatIsOffLeavesItsNumberToOthers() {
        Pipe pipe = scene().pipe().readAt(Pipe.unusedNumber());
        Probe off = scene().watch(pipe.readEnd(), 0);
        int fd = pipe.readEnd();
        pipe.readEndIsGone();
        Pipe second = scene().pipe().readAt(fd);
        Probe on = scene().watch(fd, READABLE, self -> second.drain());
        off.remove();
        scene().eventuallyFreed(off);
        second.write();
        scene().eventuallyCalled(on, 1);
        assertThat(off.calls()).isZero();
    }
}
