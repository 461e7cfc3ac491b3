package io.quarkiverse.libvirt.runtime.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that call one host: so many calls at a time, so many that wait. */
final class CallQueue {

    private static final int WAITING = 1024;
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    CallQueue(String name, int concurrent) {
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(concurrent, concurrent, IDLE_SECONDS, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, "libvirt-call " + name + " " + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** @throws RejectedExecutionException when too many wait, or after {@link #end} */
    void add(Runnable call) {
        threads.execute(call);
    }

    /** Takes a call back that has not begun. */
    void remove(Runnable call) {
        threads.remove(call);
    }

    /** How many calls are under way. */
    int underWay() {
        return threads.getActiveCount();
    }

    /** How many calls wait for their turn. */
    int waiting() {
        return threads.getQueue().size();
    }

    /**
     * Nothing more begins. Calls that have begun go on, and their threads end with them.
     *
     * @return those that wait
     */
    List<Runnable> end() {
        threads.shutdown();
        List<Runnable> waiting = new ArrayList<>();
        threads.getQueue().drainTo(waiting);
        return waiting;
    }
}
