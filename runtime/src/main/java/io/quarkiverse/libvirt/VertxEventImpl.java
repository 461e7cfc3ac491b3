package io.quarkiverse.libvirt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.eventloop.WatchLoop;
import io.quarkiverse.libvirt.registration.EventLoopRegistration;
import io.quarkiverse.libvirt.runtime.loop.VertxLoop;
import io.quarkiverse.libvirt.runtime.loop.VertxLoops;
import io.quarkiverse.libvirt.runtime.statistics.LoopStatistics;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * libvirt's event loop on Vert.x: callbacks run on Vert.x event-loop threads, in a Vert.x context. This is the bean of type
 * {@link EventImpl} unless the application has one of its own; it is registered with libvirt when the application starts and
 * closed when it ends.
 * <p>
 * What is added on a Vert.x event-loop thread is called back on that event loop. What is added on another thread is called
 * back on one event loop, the same for all.
 */
public class VertxEventImpl extends EventImpl implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(VertxEventImpl.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** libvirt removes a connection's last timer shortly after the connection is closed. */
    private static final Duration AFTERTHOUGHTS = Duration.ofMillis(200);
    private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(1);

    private final VertxLoops loops;

    /**
     * A loop that is ready for use; libvirt uses it after {@link #register()}.
     *
     * @param vertx whose event loops to use
     * @param transport how they wait for descriptors
     * @throws IllegalStateException when the event loops of this Vert.x can't wait in the way that was asked for
     */
    public VertxEventImpl(Vertx vertx, EventLoopTransport transport) {
        loops = new VertxLoops(vertx, transport);
    }

    /**
     * Makes libvirt use this loop for the connections that are opened from now on ({@code virEventRegisterImpl}).
     *
     * @throws IllegalStateException when libvirt's client library is missing, or when libvirt uses another event loop already
     */
    public void register() {
        EventLoopRegistration.register(this);
    }

    /**
     * The part of this loop that runs on one Vert.x event loop: what is added to it is called back there.
     *
     * @param context an event-loop context
     * @return to be used in place of this object
     */
    public EventImpl on(Context context) {
        return loops.of(context).watches();
    }

    @Override
    public int addHandle(int fd, int events, HandleCallback callback, Object opaque, FreeCallback ff) {
        return loops.ofCaller().watches().addHandle(fd, events, callback, opaque, ff);
    }

    @Override
    public void updateHandle(int watch, int events) {
        for (VertxLoop loop : loops.all()) {
            loop.watches().updateHandle(watch, events);
        }
    }

    @Override
    public int removeHandle(int watch) {
        for (VertxLoop loop : loops.all()) {
            if (loop.watches().removeHandle(watch) == 0) {
                return 0;
            }
        }
        return -1;
    }

    @Override
    public int addTimeout(int frequency, TimeoutCallback callback, Object opaque, FreeCallback ff) {
        return loops.ofCaller().watches().addTimeout(frequency, callback, opaque, ff);
    }

    @Override
    public void updateTimeout(int timer, int frequency) {
        for (VertxLoop loop : loops.all()) {
            loop.watches().updateTimeout(timer, frequency);
        }
    }

    @Override
    public int removeTimeout(int timer) {
        for (VertxLoop loop : loops.all()) {
            if (loop.watches().removeTimeout(timer) == 0) {
                return 0;
            }
        }
        return -1;
    }

    /** How many watches and timers there are, those included that were removed and aren't freed yet. */
    public int size() {
        int size = 0;
        for (VertxLoop loop : loops.all()) {
            size += loop.watches().size();
        }
        return size;
    }

    /**
     * What each event loop of Vert.x that serves libvirt has done and does. From any thread, also while one is blocked. The
     * records are not part of the API: they may change with each version.
     */
    public List<LoopStatistics> statistics() {
        return loops.statistics();
    }

    /**
     * Has each of them run a timer from now on, once a second, so that {@link #statistics()} says how late it is. Calling it
     * again changes nothing.
     */
    public void beginHeartbeats() {
        loops.beginHeartbeats();
    }

    /**
     * Ends the loop: libvirt adds nothing to it any more, what closed connections leave behind is drained, every opaque is
     * freed, on the event loops. What belongs to connections that are still open goes on being served, by a thread of the
     * process. Blocks, so not to be called on an event-loop thread.
     */
    @Override
    public void close() {
        if (!loops.close()) {
            return;
        }
        EventLoopRegistration.unregister(this);
        List<EventImpl> owners = new ArrayList<>();
        for (VertxLoop loop : loops.all()) {
            owners.add(loop.watches());
        }
        await(owners, PATIENCE);
        owners.add(this);
        await(owners, AFTERTHOUGHTS);
        int left = end();
        // One that is blocked has not ended yet: until it has, its watches are there and not with the fallback.
        CompletableFuture.allOf(loops.all().stream().map(loop -> loop.watches().end()).toArray(CompletableFuture[]::new))
                .whenComplete((done, failed) -> {
                    EventLoopRegistration.handedOver(owners);
                    loops.release();
                });
        if (left > 0) {
            LOG.warnf("%d watches and timers of libvirt's outlive this application's event loop: a connection is still open. "
                    + "A fallback thread serves them from now on, so that it can be closed; until then it is a leak", left);
        }
    }

    private static void await(List<EventImpl> owners, Duration patience) {
        long start = System.nanoTime();
        while (EventLoopRegistration.count(owners) > 0 && System.nanoTime() - start < patience.toNanos()) {
            LockSupport.parkNanos(GLANCE);
        }
    }

    private int end() {
        List<WatchLoop> ending = new ArrayList<>();
        for (VertxLoop loop : loops.all()) {
            loop.watches().end();
            ending.add(loop.watches());
        }
        int handedOver = 0;
        for (WatchLoop loop : ending) {
            try {
                handedOver += loop.end().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                LOG.warn("An event loop of Vert.x did not run within " + PATIENCE + ": something blocks it, and what libvirt "
                        + "has on it can't be freed");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                LOG.warn("An event loop could not be ended", e.getCause());
            }
        }
        return handedOver;
    }
}
