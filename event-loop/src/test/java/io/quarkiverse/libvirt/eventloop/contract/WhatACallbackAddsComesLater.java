package io.quarkiverse.libvirt.eventloop.contract;

import static io.quarkiverse.libvirt.HandleEvents.READABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

/** Rule 9: what a callback adds or turns on does not fire in the same turn; a turn is told by a timer of 0 ms. */
interface WhatACallbackAddsComesLater extends Rule {

    @Test
    default void aWatchAddedByAWatchFiresInALaterTurn() {
        Probe turn = scene().timer(0);
        Pipe ready = scene().pipe();
        ready.write();
        List<Integer> delays = new CopyOnWriteArrayList<>();
        Pipe pipe = scene().pipe();
        scene().watch(pipe.readEnd(), READABLE, self -> {
            pipe.drain();
            int addedIn = turn.calls();
            scene().watch(ready.readEnd(), READABLE, added -> {
                delays.add(turn.calls() - addedIn);
                added.remove();
            });
        });
        for (int i = 1; i <= 20; i++) {
            pipe.write();
            int count = i;
            scene().eventually("the added watch is called", () -> delays.size() == count);
        }
        assertThat(delays).allMatch(delay -> delay > 0);
    }

    @Test
    default void aWatchOnTheSameFileDescriptorFiresInALaterTurn() {
        Probe turn = scene().timer(0);
        Pipe pipe = scene().pipe();
        List<Integer> delays = new CopyOnWriteArrayList<>();
        Probe watch = scene().watch(pipe.readEnd(), READABLE, self -> {
            self.remove();
            int addedIn = turn.calls();
            scene().watch(pipe.readEnd(), READABLE, added -> {
                delays.add(turn.calls() - addedIn);
                added.remove();
            });
        });
        pipe.write();
        scene().eventuallyFreed(watch);
        scene().eventually("the added watch is called", () -> delays.size() == 1);
        assertThat(delays).allMatch(delay -> delay > 0);
    }

    @Test
    default void aWatchAddedByATimerFiresInALaterTurn() {
        Probe turn = scene().timer(0);
        List<Integer> delays = new CopyOnWriteArrayList<>();
        Pipe pipe = scene().pipe();
        pipe.write();
        scene().timer(2, self -> {
            if (self.calls() <= 20) {
                int addedIn = turn.calls();
                scene().watch(pipe.readEnd(), READABLE, added -> {
                    delays.add(turn.calls() - addedIn);
                    added.remove();
                });
            }
        });
        scene().eventually("the added watches are called", () -> delays.size() == 20);
        assertThat(delays).allMatch(delay -> delay > 0);
    }

    @Test
    default void aRegularFileAddedByACallbackFiresInALaterTurn() {
        Probe turn = scene().timer(0);
        int file = scene().regularFile();
        List<Integer> delays = new CopyOnWriteArrayList<>();
        Pipe pipe = scene().pipe();
        scene().watch(pipe.readEnd(), READABLE, self -> {
            pipe.drain();
            int addedIn = turn.calls();
            scene().watch(file, READABLE, added -> {
                delays.add(turn.calls() - addedIn);
                added.remove();
            });
        });
        pipe.write();
        scene().eventually("the added watch is called", () -> delays.size() == 1);
        assertThat(delays).allMatch(delay -> delay > 0);
    }

    @Test
    default void aWatchTurnedOnByACallbackFiresInALaterTurn() {
        Probe turn = scene().timer(0);
        Pipe pair = scene().socketPair();
        pair.write();
        AtomicInteger turnedOnIn = new AtomicInteger();
        AtomicInteger delay = new AtomicInteger(-1);
        Probe off = scene().watch(pair.readEnd(), 0, self -> {
            delay.compareAndSet(-1, turn.calls() - turnedOnIn.get());
            self.update(0);
        });
        Probe watch = scene().watch(pair.readEnd(), 0, self -> {
            turnedOnIn.set(turn.calls());
            off.update(READABLE);
            self.update(0);
        });
        // Whichever of the two a loop serves first, the other one has to wait.
        Probe first = scene().watch(pair.readEnd(), 0);
        watch.update(READABLE);
        scene().eventually("what was off is called", () -> delay.get() >= 0);
        assertThat(delay.get()).isPositive();
        assertThat(first.calls()).isZero();
    }

    @Test
    default void timersThatAddTimersLetWatchesHaveTheirTurns() {
        Pipe pipe = scene().pipe();
        pipe.write();
        AtomicInteger sinceLastTurn = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger fired = new AtomicInteger();
        Probe turn = scene().watch(pipe.readEnd(), READABLE, self -> {
            if (self.calls() > 1) {
                most.accumulateAndGet(sinceLastTurn.get(), Math::max);
            }
            sinceLastTurn.set(0);
        });
        scene().eventuallyCalled(turn, 3);
        Probe.Action[] chain = new Probe.Action[1];
        chain[0] = self -> {
            self.remove();
            sinceLastTurn.incrementAndGet();
            if (fired.incrementAndGet() < 200) {
                scene().timer(0, chain[0]);
            }
        };
        scene().timer(0, chain[0]);
        scene().eventually("the chain ends", () -> fired.get() == 200);
        scene().turns(2);
        // A loop may serve what became due meanwhile before it polls again, but not for ever.
        assertThat(most.get()).as("timers of the chain between two calls of the watch").isBetween(1, 2);
    }
}
