package io.quarkiverse.libvirt.eventloop.contract;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A watch or timer with its callbacks, which note what the loop tells them and watch over the contract themselves. */
final class Probe {

    /** What a test does in a callback. */
    @FunctionalInterface
    interface Action {
        void run(Probe probe) throws Throwable;
    }

    private final Scene scene;
    private final boolean timer;
    private final int fd;
    private final List<Integer> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    /** Those calls that are over: a test that acts on one must not overtake what its callback does. */
    private final AtomicInteger completed = new AtomicInteger();
    private final AtomicInteger frees = new AtomicInteger();
    private volatile Action action;
    private volatile Action onFree;
    private volatile int id;
    private volatile boolean running;
    private volatile boolean removed;
    private volatile boolean removedOnLoop;

    Probe(Scene scene, boolean timer, int fd, Action action) {
        this.scene = scene;
        this.timer = timer;
        this.fd = fd;
        this.action = action;
    }

    Probe addHandle(int mask) {
        id = scene.calling(() -> scene.impl().addHandle(fd, mask, this::ready, this, this::free));
        return this;
    }

    Probe addTimeout(int frequency) {
        id = scene.calling(() -> scene.impl().addTimeout(frequency, this::expired, this, this::free));
        return this;
    }

    int id() {
        return id;
    }

    /** Changes the mask or the interval. */
    void update(int value) {
        scene.calling(() -> {
            if (timer) {
                scene.impl().updateTimeout(id, value);
            } else {
                scene.impl().updateHandle(id, value);
            }
            return 0;
        });
    }

    int remove() {
        int result = scene.calling(() -> timer ? scene.impl().removeTimeout(id) : scene.impl().removeHandle(id));
        if (result == 0) {
            removed = true;
            removedOnLoop |= scene.onLoopThread();
        }
        return result;
    }

    boolean isRemoved() {
        return removed;
    }

    /** What its callback does from now on. */
    Probe doing(Action newAction) {
        action = newAction;
        return this;
    }

    /** What its free callback does. */
    Probe freeing(Action newAction) {
        onFree = newAction;
        return this;
    }

    int calls() {
        return calls.get();
    }

    int completedCalls() {
        return completed.get();
    }

    int frees() {
        return frees.get();
    }

    /** What each call reported. */
    List<Integer> events() {
        return events;
    }

    int lastEvents() {
        return events.get(events.size() - 1);
    }

    private void ready(int watch, int readyFd, int ready, Object opaque) {
        if (readyFd != fd) {
            scene.violated(this + " was called for file descriptor " + readyFd);
        }
        if (ready == 0) {
            scene.violated(this + " was called for nothing");
        }
        if (events.size() < 1000) {
            events.add(ready);
        }
        called(watch, opaque);
    }

    private void expired(int expiredTimer, Object opaque) {
        called(expiredTimer, opaque);
    }

    private void called(int calledId, Object opaque) {
        if (opaque != this) {
            scene.violated(this + " got a foreign opaque");
        }
        if (frees.get() > 0) {
            scene.violated(this + " was called after its free callback");
        }
        if (removedOnLoop) {
            scene.violated(this + " was called after its removal on the loop's thread");
        }
        id = calledId;
        running = true;
        calls.incrementAndGet();
        try {
            scene.calledBack(this, action);
        } finally {
            running = false;
            completed.incrementAndGet();
        }
    }

    private void free(Object opaque) {
        if (opaque != this) {
            scene.violated(this + " was freed with a foreign opaque");
        }
        if (running) {
            scene.violated(this + " was freed while its callback was running");
        }
        if (frees.incrementAndGet() > 1) {
            scene.violated(this + " was freed again");
        }
        scene.calledBack(this, onFree);
    }

    @Override
    public String toString() {
        return (timer ? "timer " : "watch on " + fd + ", ") + id;
    }
}
