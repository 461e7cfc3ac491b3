package io.quarkiverse.libvirt.runtime.delivery;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.bindings.OneLine;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.statistics.Timer;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.impl.ContextInternal;

/**
 * Takes events out of a queue on a Vert.x context, some at a time: in between, whoever else uses that event loop has a turn.
 */
public final class EventPump {

    private static final Logger LOG = Logger.getLogger(LibvirtConnection.class);

    private static final int EVENTS_IN_A_TURN = 64;
    private static final long NANOS_OF_A_TURN = TimeUnit.MILLISECONDS.toNanos(1);

    private final ContextInternal context;
    private final EventQueue queue;
    private final Consumer<LibvirtEvent> events;
    private final Consumer<EventGap> gaps;
    private final WaitSamples waits = new WaitSamples();
    private final Handler<Void> turn = ignored -> turn();
    /** What {@link Context#runOnContext} would make anew for each turn. */
    private final Runnable turnOnContext = this::turnOnContext;
    /** A turn will come, or is on. */
    private final AtomicBoolean scheduled = new AtomicBoolean();
    /** On the context's thread alone: what is passed on may bring more. */
    private boolean draining;
    private volatile boolean paused;
    private volatile boolean ended;

    /**
     * @param events gets each event, on the context
     * @param gaps is told what was left out, on the context, before the events that came later
     */
    public EventPump(Context context, EventQueue queue, Consumer<LibvirtEvent> events, Consumer<EventGap> gaps) {
        this.context = (ContextInternal) context;
        this.queue = queue;
        Consumer<LibvirtEvent> guarded = guarded(events);
        this.events = event -> {
            guarded.accept(event);
            waits.passedOn(event);
        };
        this.gaps = guarded(gaps);
    }

    /** One that fails must not stop those after it. */
    private static <T> Consumer<T> guarded(Consumer<T> consumer) {
        return each -> {
            try {
                consumer.accept(each);
            } catch (Throwable e) {
                LOG.errorf(e, "%s could not be passed on", named(each));
            }
        };
    }

    /** Not what it holds: that comes from a host, and may be long. */
    private static String named(Object each) {
        return each instanceof LibvirtEvent event
                ? event.address() + " of connection " + OneLine.of(event.connection()) + ", number " + event.sequence()
                : "A gap";
    }

    /**
     * Takes an event, from any thread; it is passed on later. libvirt may bring thousands in one turn of the loop: then those
     * that wait are passed on within this call, if it is on the context's thread, rather than left out.
     */
    public void offer(LibvirtEvent event) {
        if (ended) {
            return;
        }
        waits.arrived(event);
        queue.offer(event);
        schedule();
        if (queue.isHalfFull() && context.inThread() && !draining) {
            drain();
        }
    }

    /** Passes on all that waits. On the context's thread. */
    public void drain() {
        draining = true;
        try {
            while (runs() && queue.poll(events, gaps)) {
                // Until nothing waits.
            }
        } finally {
            draining = false;
        }
    }

    /** How long events have waited here until they were passed on: samples. From any thread. */
    public Timer waits() {
        return waits.timer();
    }

    /** Passes nothing on after the present event, until {@link #resume}. From any thread. */
    public void pause() {
        paused = true;
    }

    public void resume() {
        paused = false;
        if (!queue.isEmpty()) {
            schedule();
        }
    }

    /** Forgets what waits and takes nothing more. From any thread. */
    public void end() {
        ended = true;
        queue.clear();
    }

    private void schedule() {
        if (runs() && scheduled.compareAndSet(false, true)) {
            context.executor().execute(turnOnContext);
        }
    }

    private void turnOnContext() {
        context.dispatch(turn);
    }

    private boolean runs() {
        return !paused && !ended;
    }

    private void turn() {
        long began = System.nanoTime();
        waits.turn(began);
        int count = 0;
        draining = true;
        try {
            while (runs() && count < EVENTS_IN_A_TURN && System.nanoTime() - began < NANOS_OF_A_TURN
                    && queue.poll(events, gaps)) {
                count++;
            }
        } finally {
            draining = false;
        }
        scheduled.set(false);
        // Also for what came after the last look, whose own attempt to schedule found this turn still on.
        if (!queue.isEmpty()) {
            schedule();
        }
    }
}
