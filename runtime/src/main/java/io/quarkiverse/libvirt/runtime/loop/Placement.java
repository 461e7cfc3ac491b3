package io.quarkiverse.libvirt.runtime.loop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;

/**
 * Which event loop a connection lives on. A small fleet lives where its events are consumed, so that an event changes no
 * thread on its way; a large one has all event loops, evenly. From any thread.
 */
public final class Placement {

    /**
     * So many connections more than another one an event loop gets for having consumers. An event that changes threads takes
     * 1.2 to 1.6 times the CPU of one that doesn't, and one loop serves thousands of events a second.
     */
    static final int WORTH_OF_CONSUMERS = 256;

    private final VertxInternal vertx;
    private final Supplier<Set<EventLoop>> consuming;
    /** How many connections each event loop has. */
    private final Map<EventLoop, Integer> connections = new LinkedHashMap<>();

    /** @param consuming the event loops on which consumers of events are called at present */
    public Placement(Vertx vertx, Supplier<Set<EventLoop>> consuming) {
        this.vertx = (VertxInternal) vertx;
        this.consuming = consuming;
        for (EventExecutor each : this.vertx.getEventLoopGroup()) {
            connections.put((EventLoop) each, 0);
        }
    }

    /** A context for one more connection, which is nobody else's. */
    public synchronized ContextInternal place() {
        Set<EventLoop> favoured = consuming.get();
        EventLoop best = null;
        int least = Integer.MAX_VALUE;
        for (Map.Entry<EventLoop, Integer> each : connections.entrySet()) {
            int load = each.getValue() + (favoured.contains(each.getKey()) ? 0 : WORTH_OF_CONSUMERS);
            if (load < least) {
                least = load;
                best = each.getKey();
            }
        }
        connections.merge(best, 1, Integer::sum);
        return vertx.createEventLoopContext(best, vertx.getWorkerPool(), Thread.currentThread().getContextClassLoader());
    }

    /** The connection that got this context is gone. */
    public synchronized void leave(Context context) {
        connections.computeIfPresent(((ContextInternal) context).nettyEventLoop(), (loop, count) -> count - 1);
    }
}
