package io.quarkiverse.libvirt.eventloop.contract;

import static io.quarkiverse.libvirt.HandleEvents.READABLE;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Rule 11: what a callback throws changes nothing else. */
interface FailuresChangeNothingElse extends Rule {

    @Test
    default void exceptionsAndErrorsInCallbacksChangeNothingElse() {
        scene().allowFailures();
        Pipe one = scene().pipe();
        Pipe other = scene().pipe();
        Probe first = scene().watch(one.readEnd(), READABLE, self -> {
            one.drain();
            throw new AssertionError("wanted by the test");
        });
        Probe second = scene().watch(other.readEnd(), READABLE, self -> {
            other.drain();
            throw new Exception("wanted by the test");
        });
        Probe timer = scene().timer(-1, self -> {
            self.update(-1);
            throw new IllegalStateException("wanted by the test");
        });
        for (int i = 1; i <= 3; i++) {
            scene().whileTheLoopIsBlocked(() -> {
                one.write();
                other.write();
                timer.update(0);
            });
            scene().eventuallyCalled(first, i);
            scene().eventuallyCalled(second, i);
            scene().eventuallyCalled(timer, i);
        }
    }

    @Test
    default void failuresOfFreeCallbacksChangeNothingElse() {
        scene().allowFailures();
        List<Probe> probes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            probes.add(scene().timer(-1).freeing(self -> {
                throw new LinkageError("wanted by the test");
            }));
        }
        scene().whileTheLoopIsBlocked(() -> probes.forEach(Probe::remove));
        probes.forEach(scene()::eventuallyFreed);
        scene().turns(3);
    }
}
