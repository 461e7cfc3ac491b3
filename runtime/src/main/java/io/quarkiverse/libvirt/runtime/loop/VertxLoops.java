package io.quarkiverse.libvirt.runtime.loop;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import io.netty.channel.EventLoop;
import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkiverse.libvirt.epoll.EpollPoller;
import io.quarkiverse.libvirt.eventloop.WatchLoop;
import io.quarkiverse.libvirt.registration.EventLoopRegistration;
import io.quarkiverse.libvirt.runtime.statistics.LoopStatistics;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;

/** The event loops of a Vert.x that serve libvirt, each from its first use on. */
public final class VertxLoops {

    private final VertxInternal vertx;
    private final LoopTransports transports;
    private final Map<EventLoop, VertxLoop> loops = new ConcurrentHashMap<>();
    private final VertxLoop first;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean heartbeats;

    public VertxLoops(Vertx vertx, EventLoopTransport transport) {
        this.vertx = (VertxInternal) vertx;
        ContextInternal context = this.vertx.createEventLoopContext();
        transports = LoopTransports.choose(transport, context);
        first = of(context);
    }

    /** The loop of this context's event loop. */
    public VertxLoop of(Context context) {
        ContextInternal internal = (ContextInternal) context;
        VertxLoop loop = loops.computeIfAbsent(internal.nettyEventLoop(), eventLoop -> begin(internal));
        if (heartbeats) {
            loop.heartbeat().begin();
        }
        return loop;
    }

    /** The loop of the calling thread if it is an event loop of this Vert.x, else the first one. */
    public VertxLoop ofCaller() {
        if (closed.get() || !Context.isOnEventLoopThread()) {
            return first;
        }
        ContextInternal current = ContextInternal.current();
        return current != null && current.owner() == vertx ? of(current) : first;
    }

    /** The next event loop of Vert.x, in turn: connections are spread over them. */
    VertxLoop next() {
        return of(vertx.createEventLoopContext());
    }

    public Collection<VertxLoop> all() {
        return loops.values();
    }

    private VertxLoop begin(ContextInternal caller) {
        if (closed.get()) {
            throw new IllegalStateException("This event loop is closed");
        }
        // Not the caller's own context, which may be a request's.
        ContextInternal context = vertx.createEventLoopContext(caller.nettyEventLoop(), vertx.getWorkerPool(),
                Thread.currentThread().getContextClassLoader());
        EpollPoller poller = new EpollPoller();
        WatchLoop watches = new WatchLoop(poller, transports.create(context), EventLoopRegistration::fallback);
        watches.start(poller.fd());
        return new VertxLoop(watches, context, transports);
    }

    /** Has all of them beat from now on, once a second, so that their figures say how late they are. */
    public void beginHeartbeats() {
        heartbeats = true;
        all().forEach(each -> each.heartbeat().begin());
    }

    /** What they have done; waits for none of them. */
    public List<LoopStatistics> statistics() {
        return all().stream().map(VertxLoop::statistics)
                .sorted(Comparator.comparing(LoopStatistics::thread, Comparator.nullsLast(Comparator.naturalOrder()))).toList();
    }

    /** @return false when it was closed before */
    public boolean close() {
        return closed.compareAndSet(false, true);
    }

    /** Lets go of what the loops used, after they have ended. */
    public void release() {
        transports.close();
    }
}
