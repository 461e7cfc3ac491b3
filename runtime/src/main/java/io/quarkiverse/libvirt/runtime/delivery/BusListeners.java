package io.quarkiverse.libvirt.runtime.delivery;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jboss.logging.Logger;

import io.netty.channel.EventLoop;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.impl.EventBusImpl;
import io.vertx.core.eventbus.impl.HandlerHolder;

/**
 * Who listens on the event bus of this process. Vert.x tells nobody, so its own table is read: what it holds is never changed
 * here, and where it can't be read, or the bus goes beyond this process, anybody may listen anywhere. From any thread.
 */
public final class BusListeners {

    private static final Logger LOG = Logger.getLogger(BusListeners.class);
    private static final String TABLE = "handlerMap";

    /** By address; null when it isn't known. Vert.x removes an address with its last listener. */
    private final Map<String, ? extends Iterable<HandlerHolder<?>>> byAddress;

    private BusListeners(Map<String, ? extends Iterable<HandlerHolder<?>>> byAddress) {
        this.byAddress = byAddress;
    }

    /** Those of a Vert.x. */
    @SuppressWarnings("unchecked")
    public static BusListeners of(EventBus eventBus) {
        // A subclass has listeners in other processes.
        if (eventBus.getClass() == EventBusImpl.class) {
            try {
                Field table = EventBusImpl.class.getDeclaredField(TABLE);
                table.setAccessible(true);
                return new BusListeners((Map<String, ? extends Iterable<HandlerHolder<?>>>) table.get(eventBus));
            } catch (ReflectiveOperationException | RuntimeException e) {
                LOG.debug("This Vert.x doesn't show who listens: every event is published to all of its addresses", e);
            }
        }
        return new BusListeners(null);
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
        Set<EventLoop> loops = new HashSet<>();
        if (byAddress != null) {
            byAddress.forEach((address, listeners) -> {
                if (address.startsWith(prefix)) {
                    listeners.forEach(listener -> loops.add(listener.getContext().nettyEventLoop()));
                }
            });
        }
        return loops;
    }
}
