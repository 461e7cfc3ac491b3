package io.quarkiverse.libvirt.eventloop.contract;

import static io.quarkiverse.libvirt.HandleEvents.READABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;

/** Rule 9: a removal in a callback holds at once, also for what is ready in the same turn. */
interface RemovalDuringDispatch extends Rule {

    @Test
    default void aWatchMayRemoveItself() {
        Pipe pipe = scene().pipe();
        Probe watch = scene().watch(pipe.readEnd(), READABLE, Probe::remove);
        pipe.write();
        scene().eventuallyFreed(watch);
        scene().turns(3);
        assertThat(watch.calls()).isOne();
        scene().assertIdle();
    }

    @Test
    default void ofTwoReadyWatchesTheFirstMayRemoveTheOther() {
        Pipe one = scene().pipe();
        Pipe other = scene().pipe();
        Probe[] watches = new Probe[2];
        scene().whileTheLoopIsBlocked(() -> {
            watches[0] = scene().watch(one.readEnd(), READABLE, self -> {
                one.drain();
                watches[1].remove();
            });
            watches[1] = scene().watch(other.readEnd(), READABLE, self -> {
                other.drain();
                watches[0].remove();
            });
            one.write();
            other.write();
        });
        scene().turns(4);
        assertThat(watches[0].calls() + watches[1].calls()).isOne();
    }

    @Test
    default void ofTwoReadyWatchesOnOneFileDescriptorTheFirstMayRemoveTheOther() {
        Pipe pipe = scene().pipe();
        Probe[] watches = new Probe[2];
        scene().whileTheLoopIsBlocked(() -> {
            watches[0] = scene().watch(pipe.readEnd(), READABLE, self -> {
                pipe.drain();
                watches[1].remove();
            });
            watches[1] = scene().watch(pipe.readEnd(), READABLE, self -> {
                pipe.drain();
                watches[0].remove();
            });
            pipe.write();
        });
        scene().turns(4);
        assertThat(watches[0].calls() + watches[1].calls()).isOne();
    }

    @Test
    default void ofTwoDueTimersTheFirstMayRemoveTheOther() {
        Probe[] timers = new Probe[2];
        scene().onLoop(() -> {
            timers[0] = scene().timer(0, self -> timers[1].remove());
            timers[1] = scene().timer(0, self -> timers[0].remove());
            return null;
        });
        scene().turns(4);
        assertThat(timers[0].calls() == 0).isNotEqualTo(timers[1].calls() == 0);
    }

    @Test
    default void aDueTimerAndAReadyWatchMayRemoveEachOther() {
        Pipe pipe = scene().pipe();
        Probe[] probes = new Probe[2];
        scene().whileTheLoopIsBlocked(() -> {
            probes[0] = scene().timer(-1, self -> probes[1].remove());
            probes[1] = scene().watch(pipe.readEnd(), 0, self -> {
                pipe.drain();
                probes[0].remove();
            });
            pipe.write();
            probes[0].update(0);
            probes[1].update(READABLE);
        });
        scene().turns(4);
        assertThat(probes[0].calls() == 0).isNotEqualTo(probes[1].calls() == 0);
    }

    @Test
    default void oneOfManyReadyWatchesMayRemoveAllOthers() {
        List<Probe> watches = new CopyOnWriteArrayList<>();
        List<Pipe> pipes = new ArrayList<>();
        scene().whileTheLoopIsBlocked(() -> {
            for (int i = 0; i < 50; i++) {
                Pipe pipe = scene().pipe();
                pipes.add(pipe);
                watches.add(scene().watch(pipe.readEnd(), READABLE, self -> watches.forEach(Probe::remove)));
            }
            pipes.forEach(Pipe::write);
        });
        watches.forEach(scene()::eventuallyFreed);
        assertThat(watches.stream().mapToInt(Probe::calls).sum()).isOne();
    }

    @Test
    default void aFileRemovedAndReplacedDuringDispatchIsNotReportedForTheOldOne() {
        Pipe one = scene().pipe().readAt(Pipe.unusedNumber());
        Pipe other = scene().pipe().readAt(Pipe.unusedNumber());
        List<Probe> added = new CopyOnWriteArrayList<>();
        Probe[] watches = new Probe[2];
        scene().whileTheLoopIsBlocked(() -> {
            watches[0] = scene().watch(one.readEnd(), READABLE, self -> replace(self, one, watches[1], other, added));
            watches[1] = scene().watch(other.readEnd(), READABLE, self -> replace(self, other, watches[0], one, added));
            one.write();
            other.write();
        });
        scene().eventuallyFreed(watches[0]);
        scene().eventuallyFreed(watches[1]);
        scene().turns(4);
        assertThat(watches[0].calls() + watches[1].calls()).isOne();
        assertThat(added).hasSize(1);
        assertThat(added.get(0).calls()).as("there is nothing in the new pipe").isZero();
    }

    private void replace(Probe self, Pipe own, Probe victim, Pipe others, List<Probe> added) {
        own.drain();
        self.remove();
        victim.remove();
        int fd = others.readEnd();
        others.readEndIsGone();
        added.add(scene().watch(scene().pipe().readAt(fd).readEnd(), READABLE));
    }
}
