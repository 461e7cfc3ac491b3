package io.quarkiverse.libvirt.eventloop.contract;

import static io.quarkiverse.libvirt.HandleEvents.READABLE;
import static io.quarkiverse.libvirt.HandleEvents.WRITABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Rule 7: a file descriptor may be closed, and its number in use for something else, before its watch is removed. */
interface AReusedFileDescriptor extends Rule {

    /** Closes what is watched and puts another pipe's end in its place. */
    private Pipe replace(Pipe old) {
        int fd = old.readEnd();
        old.readEndIsGone();
        return scene().pipe().readAt(fd);
    }

    private Pipe pipeOfOwnNumber() {
        return scene().pipe().readAt(Pipe.unusedNumber());
    }

    @Test
    default void theNewWatchOfAReusedNumberGetsItsEventsAndTheOldOneNone() {
        Pipe first = pipeOfOwnNumber();
        Probe old = scene().watch(first.readEnd(), READABLE);
        Pipe second = replace(first);
        Probe watch = scene().watch(second.readEnd(), READABLE, self -> second.drain());
        second.write();
        scene().eventuallyCalled(watch, 1);
        assertThat(old.remove()).isZero();
        scene().eventuallyFreed(old);
        second.write();
        scene().eventuallyCalled(watch, 2);
        assertThat(old.calls()).isZero();
        scene().assertIdle();
    }

    @Test
    default void aClosedFileThatLivesOnInACopyIsNotReported() {
        Pipe first = pipeOfOwnNumber();
        Pipe bystander = scene().pipe();
        scene().dup(first.readEnd());
        Probe old = scene().watch(first.readEnd(), READABLE);
        Probe other = scene().watch(bystander.readEnd(), READABLE, self -> bystander.drain());
        Probe timer = scene().timer(20);
        Pipe[] second = new Pipe[1];
        Probe[] watch = new Probe[1];
        scene().whileTheLoopIsBlocked(() -> {
            first.write();
            second[0] = replace(first);
            watch[0] = scene().watch(second[0].readEnd(), READABLE, self -> second[0].drain());
        });
        scene().turns(5);
        timer.update(-1);
        scene().assertIdle();
        assertThat(old.calls()).isZero();
        assertThat(watch[0].calls()).isZero();
        second[0].write();
        bystander.write();
        scene().eventuallyCalled(watch[0], 1);
        scene().eventuallyCalled(other, 1);
        assertThat(old.remove()).isZero();
        scene().eventuallyFreed(old);
        second[0].write();
        bystander.write();
        timer.update(1);
        scene().eventuallyCalled(watch[0], 2);
        scene().eventuallyCalled(other, 2);
        scene().eventuallyCalled(timer, 1);
        assertThat(old.calls()).isZero();
    }

    @Test
    default void aWatchRemovedAfterItsFileWasClosedLeavesNoSpinBehind() {
        Pipe first = pipeOfOwnNumber();
        Pipe bystander = scene().pipe();
        scene().dup(first.readEnd());
        Probe old = scene().watch(first.readEnd(), READABLE);
        Probe other = scene().watch(bystander.readEnd(), READABLE, self -> bystander.drain());
        first.closeReadEnd();
        assertThat(old.remove()).isZero();
        first.write();
        scene().eventuallyFreed(old);
        scene().turns(3);
        scene().assertIdle();
        bystander.write();
        scene().eventuallyCalled(other, 1);
        assertThat(old.calls()).isZero();
    }

    @Test
    default void theOldWatchsUpdatesAndRemovalLeaveTheNewOneAlone() {
        Pipe first = pipeOfOwnNumber();
        Probe old = scene().watch(first.readEnd(), READABLE);
        Pipe second = replace(first);
        Probe watch = scene().watch(second.readEnd(), READABLE, self -> second.drain());
        old.update(0);
        second.write();
        scene().eventuallyCalled(watch, 1);
        old.update(READABLE | WRITABLE);
        second.write();
        scene().eventuallyCalled(watch, 2);
        scene().turns(2);
        assertThat(old.calls()).isZero();
        assertThat(old.remove()).isZero();
        scene().assertIdle();
    }

    @Test
    default void aCallbackMayCloseAndReplaceItsOwnFile() {
        Pipe first = pipeOfOwnNumber();
        Pipe[] second = new Pipe[1];
        Probe[] watch = new Probe[1];
        Probe old = scene().watch(first.readEnd(), READABLE, self -> {
            second[0] = replace(first);
            second[0].write();
            watch[0] = scene().watch(second[0].readEnd(), READABLE, itself -> second[0].drain());
            self.remove();
        });
        first.write();
        scene().eventuallyFreed(old);
        scene().eventuallyCalled(watch[0], 1);
        assertThat(old.calls()).isOne();
        scene().assertIdle();
    }

    @Test
    default void aNumberMayBeReusedManyTimesBeforeAnyRemoval() {
        Pipe current = pipeOfOwnNumber();
        List<Probe> old = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            scene().dup(current.readEnd());
            old.add(scene().watch(current.readEnd(), READABLE));
            Pipe closed = current;
            scene().whileTheLoopIsBlocked(closed::write);
            current = replace(closed);
        }
        Pipe last = current;
        Probe watch = scene().watch(last.readEnd(), READABLE, self -> last.drain());
        scene().turns(3);
        List<Integer> calls = old.stream().map(Probe::calls).toList();
        last.write();
        scene().eventuallyCalled(watch, 1);
        scene().assertIdle();
        assertThat(old.stream().map(Probe::calls).toList()).isEqualTo(calls);
        assertThat(old).allSatisfy(probe -> assertThat(probe.remove()).isZero());
        last.write();
        scene().eventuallyCalled(watch, 2);
    }
}
