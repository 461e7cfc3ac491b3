package io.quarkiverse.libvirt.eventloop.contract;

import static io.quarkiverse.libvirt.HandleEvents.READABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Many pipes on one loop: each event arrives. */
interface AThousandPipes extends Rule {

    @Test
    default void everyEventOfAThousandPipesArrives() {
        List<Pipe> pipes = new ArrayList<>();
        List<Probe> watches = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Pipe pipe = scene().pipe();
            pipes.add(pipe);
            watches.add(scene().watch(pipe.readEnd(), READABLE, self -> pipe.drain()));
        }
        for (int round = 1; round <= 3; round++) {
            scene().whileTheLoopIsBlocked(() -> pipes.forEach(Pipe::write));
            for (Probe watch : watches) {
                scene().eventuallyCalled(watch, round);
            }
        }
        scene().turns(2);
        assertThat(watches).allSatisfy(watch -> assertThat(watch.calls()).isEqualTo(3));
    }
}
