package io.quarkiverse.libvirt.eventloop.contract;

import static io.quarkiverse.libvirt.HandleEvents.READABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

/** Rule 10: exactly once, on the loop, outside every callback, with no lock held, when the file is no longer polled. */
interface TheFreeCallbackRunsOnce extends Rule {

    @Test
    default void theFreeCallbackFollowsEveryRemoval() {
        Pipe pipe = scene().pipe();
        List<Probe> probes = new ArrayList<>();
        for (int mask : new int[] { 0, READABLE }) {
            probes.add(scene().watch(pipe.readEnd(), mask));
        }
        for (int interval : new int[] { -1, 0, 3_600_000 }) {
            probes.add(scene().timer(interval));
        }
        scene().turns(2);
        assertThat(probes).allSatisfy(probe -> assertThat(probe.frees()).isZero());
        probes.forEach(Probe::remove);
        probes.forEach(scene()::eventuallyFreed);
    }

    @Test
    default void theFreeCallbackDoesNotRunWithinTheRemoval() {
        Probe watch = scene().watch(scene().pipe().readEnd(), READABLE);
        int freed = scene().onLoop(() -> {
            watch.remove();
            return watch.frees();
        });
        assertThat(freed).isZero();
        scene().eventuallyFreed(watch);
    }

    @Test
    default void theFreeCallbackWaitsForARunningCallback() {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Pipe pipe = scene().pipe();
        Probe watch = scene().watch(pipe.readEnd(), READABLE, self -> {
            pipe.drain();
            running.countDown();
            Scene.await(released, "released");
        });
        pipe.write();
        Scene.await(running, "the callback runs");
        assertThat(watch.remove()).isZero();
        assertThat(watch.frees()).isZero();
        released.countDown();
        scene().eventuallyFreed(watch);
    }

    @Test
    default void noLockIsHeldWhileAFreeCallbackRuns() {
        AtomicBoolean passed = new AtomicBoolean();
        Pipe pipe = scene().pipe();
        Probe watch = scene().watch(pipe.readEnd(), READABLE).freeing(self -> {
            Scene.onAnotherThread(() -> {
                Probe other = scene().watch(pipe.readEnd(), READABLE);
                other.update(0);
                other.remove();
                Probe timer = scene().timer(0);
                timer.update(-1);
                return timer.remove();
            });
            passed.set(true);
        });
        watch.remove();
        scene().eventually("the free callback has waited for another thread", passed::get);
    }

    @Test
    default void aFreeCallbackMayCallTheLoop() {
        Pipe pipe = scene().pipe();
        Probe other = scene().timer(-1);
        Probe watch = scene().watch(pipe.readEnd(), READABLE).freeing(self -> {
            assertThat(self.remove()).isEqualTo(-1);
            self.update(READABLE);
            other.remove();
        });
        watch.remove();
        scene().eventuallyFreed(other);
    }

    @Test
    default void theFileIsNoLongerPolledWhenTheFreeCallbackRuns() {
        Pipe old = scene().pipe().readAt(Pipe.unusedNumber());
        int fd = old.readEnd();
        Pipe[] second = new Pipe[1];
        Probe[] added = new Probe[1];
        AtomicReference<List<Integer>> polled = new AtomicReference<>();
        scene().dup(fd);
        Probe watch = scene().watch(fd, READABLE).freeing(self -> {
            polled.set(Scene.polledFiles());
            old.readEndIsGone();
            second[0] = scene().pipe().readAt(fd);
            added[0] = scene().watch(fd, READABLE, it -> second[0].drain());
        });
        assertThat(Scene.polledFiles()).contains(fd);
        watch.remove();
        scene().eventuallyFreed(watch);
        scene().eventually("the new watch is there", () -> added[0] != null);
        assertThat(polled.get()).doesNotContain(fd);
        old.write();
        second[0].write();
        scene().eventuallyCalled(added[0], 1);
        scene().assertIdle();
        assertThat(added[0].calls()).isOne();
    }

    @Test
    default void aWatchNeedsNeitherOpaqueNorFreeCallback() {
        CountDownLatch called = new CountDownLatch(1);
        int timer = scene().impl().addTimeout(0, (id, opaque) -> {
            if (opaque == null) {
                called.countDown();
            }
        }, null, null);
        Scene.await(called, "the timer fires");
        assertThat(scene().impl().removeTimeout(timer)).isZero();
        scene().turns(2);
    }
}
