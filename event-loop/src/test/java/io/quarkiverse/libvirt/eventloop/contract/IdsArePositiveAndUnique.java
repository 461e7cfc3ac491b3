package io.quarkiverse.libvirt.eventloop.contract;

import static io.quarkiverse.libvirt.HandleEvents.READABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** Rule 2: ids are positive and never those of something else, whatever they stand for; -1 says that nothing was added. */
interface IdsArePositiveAndUnique extends Rule {

    @Test
    default void idsOfWatchesAndTimersArePositiveAndUnique() {
        Set<Integer> ids = new HashSet<>();
        Pipe pipe = scene().pipe();
        for (int i = 0; i < 100; i++) {
            assertThat(ids.add(scene().watch(pipe.readEnd(), 0).id())).isTrue();
            assertThat(ids.add(scene().timer(-1).id())).isTrue();
        }
        assertThat(ids).allMatch(id -> id > 0);
    }

    @Test
    default void idsAreNotReusedAfterRemoval() {
        Set<Integer> ids = new HashSet<>();
        Pipe pipe = scene().pipe();
        for (int i = 0; i < 50; i++) {
            Probe watch = scene().watch(pipe.readEnd(), READABLE);
            Probe timer = scene().timer(1);
            assertThat(ids.add(watch.id())).isTrue();
            assertThat(ids.add(timer.id())).isTrue();
            watch.remove();
            timer.remove();
            scene().eventuallyFreed(timer);
        }
    }

    @Test
    default void aNegativeFileDescriptorIsRefused() {
        Probe probe = new Probe(scene(), false, -1, null).addHandle(READABLE);
        assertThat(probe.id()).isEqualTo(-1);
        scene().turns(3);
        assertThat(probe.frees()).as("the opaque stays the caller's").isZero();
    }

    @Test
    default void aClosedFileDescriptorIsRefused() {
        int closed = scene().pipe().readAt(Pipe.unusedNumber()).readEnd();
        CLibrary.close(closed);
        Probe probe = new Probe(scene(), false, closed, null).addHandle(READABLE);
        assertThat(probe.id()).isEqualTo(-1);
        scene().turns(3);
        assertThat(probe.calls()).isZero();
        assertThat(probe.frees()).as("the opaque stays the caller's").isZero();
    }

    @Test
    default void aClosedFileDescriptorIsRefusedWhereAWatchIsLeft() {
        Pipe pipe = scene().pipe().readAt(Pipe.unusedNumber());
        int fd = pipe.readEnd();
        scene().watch(fd, READABLE);
        pipe.closeReadEnd();
        Probe probe = new Probe(scene(), false, fd, null).addHandle(READABLE);
        assertThat(probe.id()).isEqualTo(-1);
        scene().turns(3);
        assertThat(probe.calls()).isZero();
    }
}
