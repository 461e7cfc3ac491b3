package io.quarkiverse.libvirt.runtime.loop;

import java.util.concurrent.RejectedExecutionException;

import io.quarkiverse.libvirt.eventloop.WatchLoop;
import io.quarkiverse.libvirt.runtime.statistics.LoopStatistics;
import io.vertx.core.impl.ContextInternal;

/** libvirt's watches on one event loop of Vert.x, and the context in which their callbacks run. */
public final class VertxLoop {

    private final WatchLoop watches;
    private final ContextInternal context;
    private final LoopTransports transports;
    private final Heartbeat heartbeat;
    private volatile String thread;

    VertxLoop(WatchLoop watches, ContextInternal context, LoopTransports transports) {
        this.watches = watches;
        this.context = context;
        this.transports = transports;
        heartbeat = new Heartbeat(watches);
        try {
            context.nettyEventLoop().execute(() -> thread = Thread.currentThread().getName());
        } catch (RejectedExecutionException e) {
            // It has ended, and never runs.
        }
    }

    /** The loop as libvirt sees it. */
    public WatchLoop watches() {
        return watches;
    }

    /** The context, of that event loop. */
    public ContextInternal context() {
        return context;
    }

    Heartbeat heartbeat() {
        return heartbeat;
    }

    LoopStatistics statistics() {
        return new LoopStatistics(thread, transports.kind(), transports.reason(), watches.figures(), heartbeat.lag(),
                heartbeat.longestLag());
    }
}
