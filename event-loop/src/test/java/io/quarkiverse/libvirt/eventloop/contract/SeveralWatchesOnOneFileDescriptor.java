package io.quarkiverse.libvirt.eventloop.contract;

import static io.quarkiverse.libvirt.HandleEvents.ERROR;
import static io.quarkiverse.libvirt.HandleEvents.HANGUP;
import static io.quarkiverse.libvirt.HandleEvents.READABLE;
import static io.quarkiverse.libvirt.HandleEvents.WRITABLE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rule 5: each watch on a file descriptor gets only its own. */
interface SeveralWatchesOnOneFileDescriptor extends Rule {

    @Test
    default void eachOfSeveralWatchesGetsOnlyItsOwn() {
        Pipe pair = scene().socketPair();
        int fd = pair.readEnd();
        Probe reader = scene().watch(fd, READABLE, self -> pair.drain());
        Probe off = scene().watch(fd, 0);
        Probe writer = scene().watch(fd, WRITABLE, self -> self.update(0));
        scene().eventuallyCalled(writer, 1);
        scene().turns(2);
        assertThat(reader.calls()).isZero();
        pair.write();
        scene().eventuallyCalled(reader, 1);
        scene().turns(2);
        assertThat(reader.events()).containsExactly(READABLE);
        assertThat(writer.events()).containsExactly(WRITABLE);
        assertThat(off.calls()).isZero();
    }

    @Test
    default void aReadyWatchOfOneDirectionIsNotReportedWhatAnotherAskedFor() {
        Pipe pair = scene().socketPair();
        pair.write();
        Probe[] watches = new Probe[2];
        scene().whileTheLoopIsBlocked(() -> {
            watches[0] = scene().watch(pair.readEnd(), READABLE, self -> self.update(0));
            watches[1] = scene().watch(pair.readEnd(), WRITABLE, self -> self.update(0));
        });
        scene().eventuallyCalled(watches[0], 1);
        scene().eventuallyCalled(watches[1], 1);
        scene().turns(2);
        assertThat(watches[0].events()).containsExactly(READABLE);
        assertThat(watches[1].events()).containsExactly(WRITABLE);
    }

    @Test
    default void aHangupReachesEveryWatchThatIsOn() {
        Pipe pair = scene().socketPair();
        int fd = pair.readEnd();
        Probe reader = scene().watch(fd, READABLE, self -> self.update(0));
        Probe errors = scene().watch(fd, ERROR, self -> self.update(0));
        Probe off = scene().watch(fd, 0);
        pair.closeWriteEnd();
        scene().eventuallyCalled(reader, 1);
        scene().eventuallyCalled(errors, 1);
        scene().turns(2);
        assertThat(reader.lastEvents()).isEqualTo(READABLE | HANGUP);
        assertThat(errors.events()).containsExactly(HANGUP);
        assertThat(off.calls()).isZero();
    }

    @Test
    default void theRemovalOfOneWatchLeavesTheOthers() {
        Pipe pair = scene().socketPair();
        int fd = pair.readEnd();
        Probe first = scene().watch(fd, READABLE, self -> pair.drain());
        Probe second = scene().watch(fd, READABLE, self -> pair.drain());
        assertThat(first.remove()).isZero();
        scene().eventuallyFreed(first);
        pair.write();
        scene().eventuallyCalled(second, 1);
        assertThat(first.calls()).isZero();
    }

    @Test
    default void theUpdateOfOneWatchLeavesTheOthers() {
        Pipe pair = scene().socketPair();
        int fd = pair.readEnd();
        Probe first = scene().watch(fd, READABLE);
        Probe second = scene().watch(fd, READABLE, self -> pair.drain());
        first.update(0);
        pair.write();
        scene().eventuallyCalled(second, 1);
        scene().turns(2);
        assertThat(first.calls()).isZero();
        second.update(0);
        first.doing(self -> pair.drain()).update(READABLE);
        pair.write();
        scene().eventuallyCalled(first, 1);
        scene().assertIdle();
        assertThat(second.calls()).isOne();
    }
}
