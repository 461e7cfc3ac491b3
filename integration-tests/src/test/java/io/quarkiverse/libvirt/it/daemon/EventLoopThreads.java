package io.quarkiverse.libvirt.it.daemon;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/** How busy the event loops of Vert.x are. */
final class EventLoopThreads {

    private static final long INTERVAL_MILLIS = 2000;

    private EventLoopThreads() {
    }

    /** Processor time of all event-loop threads over the next two seconds, as a share of that time. */
    static double shareOfOneProcessor() throws InterruptedException {
        long before = processorNanos();
        long start = System.nanoTime();
        Thread.sleep(INTERVAL_MILLIS);
        return (double) (processorNanos() - before) / (System.nanoTime() - start);
    }

    private static long processorNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("vert.x-eventloop")) {
                sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return sum;
    }
}
