package io.quarkiverse.libvirt.eventloop;

/**
 * How a {@link WatchLoop} gets its turns: something that waits for the poller's descriptor and then lets the loop's thread
 * run a turn. Of the contract's rules it knows none.
 */
public interface LoopTransport {

    /**
     * Begins to wait. From here on {@code turn} runs on the loop's thread, one at a time, whenever the descriptor is ready;
     * again and again as long as it stays so, but with room for the thread's other work in between.
     *
     * @param pollFd the poller's descriptor
     * @param turn one turn of the loop
     * @param lost runs, on any thread, when no turn can come any more although {@link #stop()} was not called
     */
    void start(int pollFd, Runnable turn, Runnable lost);

    /** Waits anew for the same descriptor, behind which there is another open file now. On the loop's thread. */
    void restart();

    /** Ends the waiting. On the loop's thread; no turn begins after it. */
    void stop();

    /** Whether the calling thread is the loop's. */
    boolean isLoopThread();
}
