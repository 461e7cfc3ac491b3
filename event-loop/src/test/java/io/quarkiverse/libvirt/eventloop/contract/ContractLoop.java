package io.quarkiverse.libvirt.eventloop.contract;

import io.quarkiverse.libvirt.EventImpl;

/** A running event loop, as the contract's tests see it. */
public interface ContractLoop extends AutoCloseable {

    /** What is tested. */
    EventImpl impl();

    /** Whether the calling thread is the one on which callbacks run. */
    boolean onLoopThread();

    /** Has the loop's thread run something, soon; does not wait for it. */
    void runOnLoop(Runnable task);

    /** How many watches and timers there are, removed ones that aren't freed yet included; 0 when it can't tell. */
    default int watches() {
        return 0;
    }

    /** Ends the loop and waits for its end. */
    @Override
    void close();
}
