package io.quarkiverse.libvirt.eventloop.contract;

import static io.quarkiverse.libvirt.HandleEvents.HANGUP;
import static io.quarkiverse.libvirt.HandleEvents.READABLE;
import static io.quarkiverse.libvirt.HandleEvents.WRITABLE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rule 6: what can't be polled is always ready, as with poll(2). */
interface ARegularFileIsAlwaysReady extends Rule {

    @Test
    default void aRegularFileIsReportedInEveryTurn() {
        Probe watch = scene().watch(scene().regularFile(), READABLE);
        scene().eventuallyCalled(watch, 20);
        assertThat(watch.events()).containsOnly(READABLE);
    }

    @Test
    default void aRegularFileThatIsOffIsNotReported() {
        Probe watch = scene().watch(scene().regularFile(), READABLE | WRITABLE, self -> self.update(0));
        scene().eventuallyCalled(watch, 1);
        scene().assertIdle();
        assertThat(watch.events()).containsExactly(READABLE | WRITABLE);
        watch.update(WRITABLE);
        scene().eventuallyCalled(watch, 2);
        assertThat(watch.lastEvents()).isEqualTo(WRITABLE);
    }

    @Test
    default void aRegularFileStarvesNothing() {
        scene().watch(scene().regularFile(), READABLE);
        Pipe pipe = scene().pipe();
        Probe watch = scene().watch(pipe.readEnd(), READABLE, self -> pipe.drain());
        Probe timer = scene().timer(5);
        for (int i = 1; i <= 20; i++) {
            pipe.write();
            scene().eventuallyCalled(watch, i);
            assertThat(scene().<Boolean> onLoop(scene()::onLoopThread)).isTrue();
        }
        scene().eventuallyCalled(timer, 3);
    }

    @Test
    default void aRegularFileIsQuietAfterItsRemoval() {
        Probe watch = scene().watch(scene().regularFile(), READABLE);
        scene().eventuallyCalled(watch, 1);
        watch.remove();
        scene().eventuallyFreed(watch);
        scene().assertIdle();
    }

    @Test
    default void aRegularFileWatchedForHangupAloneLeavesTheLoopIdle() {
        Probe watch = scene().watch(scene().regularFile(), HANGUP);
        scene().turns(2);
        scene().assertIdle();
        assertThat(watch.calls()).isZero();
        watch.update(READABLE);
        scene().eventuallyCalled(watch, 1);
    }

    @Test
    default void aPipeInPlaceOfARegularFileIsPolled() {
        int fd = Pipe.unusedNumber();
        CLibrary.checked(CLibrary.dup2(scene().regularFile(), fd));
        Probe file = scene().watch(fd, READABLE, self -> self.update(0));
        scene().eventuallyCalled(file, 1);
        file.update(READABLE);
        file.doing(null);
        Pipe pipe = scene().pipe().readAt(fd);
        Probe watch = scene().watch(fd, READABLE, self -> pipe.drain());
        scene().turns(2);
        int calls = file.calls();
        scene().assertIdle();
        pipe.write();
        scene().eventuallyCalled(watch, 1);
        assertThat(file.calls()).isEqualTo(calls);
    }
}
