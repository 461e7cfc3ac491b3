package io.quarkiverse.libvirt.runtime.selection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.UnknownLibvirtEvent;

/** Those in the application who receive events. */
public final class Receivers {

    private final List<Receiver> all;
    private final Set<EventKind<?>> streamed;

    /** @param streams whether somebody can subscribe to streams, of any type */
    public Receivers(List<Receiver> all, boolean streams) {
        this(all, streams ? EventKind.all() : List.of());
    }

    /** @param streamed the kinds that somebody subscribes to as a stream */
    public Receivers(List<Receiver> all, Collection<EventKind<?>> streamed) {
        this.all = all;
        this.streamed = new LinkedHashSet<>(streamed);
    }

    /** The kinds of events that somebody receives. */
    Set<EventKind<?>> kinds() {
        Set<EventKind<?>> kinds = new LinkedHashSet<>(streamed);
        all.forEach(receiver -> kinds.addAll(kinds(receiver)));
        return kinds;
    }

    /**
     * One line for each who waits in vain.
     *
     * @param arrives which events can arrive
     * @param why why the others can't
     */
    public List<String> inVain(Predicate<EventKind<?>> arrives, String why) {
        List<String> lines = new ArrayList<>();
        for (Receiver receiver : all) {
            List<EventKind<?>> kinds = kinds(receiver);
            if (!kinds.isEmpty() && kinds.stream().noneMatch(arrives)) {
                lines.add(receiver.where() + " never receives "
                        + (receiver.address() == null ? kinds.get(0).address() : receiver.address()) + ": " + why);
            }
        }
        return lines;
    }

    /** The records that somebody observes, {@code @Observes} or {@code @ObservesAsync}. */
    public Set<Class<? extends LibvirtEvent>> observed(boolean async) {
        Set<Class<? extends LibvirtEvent>> types = new LinkedHashSet<>();
        for (Receiver receiver : all) {
            if (receiver.observedType() != null && receiver.async() == async) {
                Class<?> observed = observedType(receiver);
                kinds(receiver).forEach(kind -> types.add(kind.type()));
                if (observed.isAssignableFrom(UnknownLibvirtEvent.class)) {
                    types.add(UnknownLibvirtEvent.class);
                }
            }
        }
        return types;
    }

    private static List<EventKind<?>> kinds(Receiver receiver) {
        List<EventKind<?>> kinds = new ArrayList<>();
        if (receiver.address() != null) {
            EventKind.all().stream().filter(kind -> consumes(receiver.address(), kind)).forEach(kinds::add);
        } else {
            Class<?> observed = observedType(receiver);
            EventKind.all().stream().filter(kind -> observed.isAssignableFrom(kind.type())).forEach(kinds::add);
        }
        return kinds;
    }

    private static boolean consumes(String address, EventKind<?> kind) {
        return address.equals(kind.address()) || address.equals(EventAddresses.ALL)
                || kind.eventClass() == EventClass.DOMAIN && EventNames.isDomain(address);
    }

    private static Class<?> observedType(Receiver receiver) {
        try {
            return Class.forName(receiver.observedType(), false, LibvirtEvent.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(receiver.where() + " observes a type that isn't ours", e);
        }
    }
}
