package io.quarkiverse.libvirt.eventloop.contract;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.eventloop.WatchLoop;

/** A {@link WatchLoop} for the contract's tests. */
public class WatchLoopUnderTest implements ContractLoop {

    private final WatchLoop loop;
    private final Consumer<Runnable> executor;

    /** A loop whose thread runs nothing but turns. */
    public WatchLoopUnderTest(WatchLoop loop) {
        this(loop, task -> loop.addTimeout(0, (timer, opaque) -> {
            loop.removeTimeout(timer);
            task.run();
        }, null, null));
    }

    /** A loop whose thread runs other tasks too. */
    public WatchLoopUnderTest(WatchLoop loop, Consumer<Runnable> executor) {
        this.loop = loop;
        this.executor = executor;
    }

    @Override
    public EventImpl impl() {
        return loop;
    }

    @Override
    public boolean onLoopThread() {
        return loop.isLoopThread();
    }

    @Override
    public void runOnLoop(Runnable task) {
        executor.accept(task);
    }

    @Override
    public int watches() {
        return loop.size();
    }

    @Override
    public void close() {
        try {
            loop.end().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("The loop did not end", e);
        }
    }
}
