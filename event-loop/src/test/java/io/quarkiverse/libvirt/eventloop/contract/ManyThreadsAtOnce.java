package io.quarkiverse.libvirt.eventloop.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

/** Threads that add, update and remove while events fire: nothing is lost, nothing freed twice, nothing left behind. */
interface ManyThreadsAtOnce extends Rule {

    @Test
    default void eightThreadsLoseNothingAndLeaveNothingBehind() {
        scene().turns(1);
        int filesBefore = Scene.openFiles();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Integer.getInteger("contract.stress.seconds", 5));
        List<Thread> threads = new ArrayList<>();
        AtomicInteger finished = new AtomicInteger();
        for (int i = 0; i < 8; i++) {
            StressThread thread = new StressThread(scene(), i, end, finished);
            threads.add(thread);
            thread.start();
        }
        scene().eventually("all threads are done", () -> threads.stream().noneMatch(Thread::isAlive));
        scene().assertNothingViolated();
        assertThat(finished.get()).as("threads that came to their end").isEqualTo(8);
        scene().eventually("everything is freed", () -> scene().loop().watches() == 0);
        scene().eventually("no file is left open", () -> Scene.openFiles() <= filesBefore);
    }
}
