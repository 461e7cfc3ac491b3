package io.quarkiverse.libvirt.runtime.delivery;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jboss.logging.Logger;

import io.netty.channel.EventLoop;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.impl.EventBusImpl;
import io.vertx.core.eventbus.impl.HandlerHolder;

/**
 * Who listens on the event bus of this process. Vert.x tells nobody, so its own table is read: what it holds is never changed
 * here, and where it can't be read, or the bus goes beyond this process, anybody may listen anywhere. From any thread.
 */
public final class BusListeners {

    private static final Logger LOG = Logger.getLogger(BusListeners.class);

    /** The field of {@link EventBusImpl} that is read by reflection. */
    public static final String TABLE = "handlerMap";

    private static final String PROBE = "quarkus-libvirt.probe";

    /** By address; null when it isn't known. Vert.x removes an address with its last listener. */
    private final Map<?, ?> byAddress;
    private volatile boolean loopsUnknown;

    private BusListeners(Map<?, ?> byAddress) {
        this.byAddress = byAddress;
        loopsUnknown = byAddress == null;
    }

    /** Those of a Vert.x. */
    public static BusListeners of(EventBus eventBus) {
        // A subclass has listeners in other processes.
        return eventBus.getClass() == EventBusImpl.class ? in(EventBusImpl.class, TABLE, eventBus) : new BusListeners(null);
    }

    /** @param owner has the table in a field of this name */
    static BusListeners in(Class<?> owner, String name, EventBus eventBus) {
        try {
            Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            Map<?, ?> table = (Map<?, ?>) field.get(eventBus);
            if (shows(table, eventBus)) {
                return new BusListeners(table);
            }
            LOG.debugf("%s of this Vert.x is no table of who listens: every event is published to all of its addresses", field);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            LOG.debug("This Vert.x doesn't show who listens: every event is published to all of its addresses", e);
        }
        return new BusListeners(null);
    }

    /** What is taken for the table and isn't would keep all events from everybody. */
    private static boolean shows(Map<?, ?> table, EventBus eventBus) {
        if (table.containsKey(PROBE)) {
            return false;
        }
        MessageConsumer<Object> probe = eventBus.localConsumer(PROBE, message -> {
        });
        try {
            return table.containsKey(PROBE);
        } finally {
            probe.unregister();
        }
    }

    /** Whether it is known who listens. */
    boolean areKnown() {
        return byAddress != null;
    }

    /** Whether somebody may hear what is published to an address now. */
    public boolean mayHear(String address) {
        return byAddress == null || byAddress.containsKey(address);
    }

    /** The event loops on which listeners are called whose address begins so; none if it isn't known. */
    public Set<EventLoop> eventLoops(String prefix) {
        if (loopsUnknown) {
            return Set.of();
        }
        Set<EventLoop> loops = new HashSet<>();
        try {
            byAddress.forEach((address, listeners) -> {
                if (((String) address).startsWith(prefix)) {
                    ((Iterable<?>) listeners).forEach(listener -> addLoop((HandlerHolder<?>) listener, loops));
                }
            });
        } catch (RuntimeException | LinkageError e) {
            loopsUnknown = true;
            LOG.debug("This Vert.x doesn't show where listeners are called: connections are spread over all event loops", e);
            return Set.of();
        }
        return loops;
    }

    /** A worker calls its listeners on other threads. */
    private static void addLoop(HandlerHolder<?> listener, Set<EventLoop> loops) {
        if (listener.getContext().isEventLoopContext()) {
            loops.add(listener.getContext().nettyEventLoop());
        }
    }
}
