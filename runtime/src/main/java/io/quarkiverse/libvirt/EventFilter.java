package io.quarkiverse.libvirt;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.UnknownLibvirtEvent;

/**
 * Which events a stream wants. Immutable: each method returns a filter that demands this besides what the others demand;
 * called again, a method replaces what it demanded before. None takes null, which might be mistaken for "any".
 *
 * <pre>
 * EventFilter.none().connection("host7").domain(uuid).lifecycle(DomainEventType.STOPPED, DomainEventType.CRASHED)
 * </pre>
 */
public final class EventFilter implements Predicate<LibvirtEvent> {

    private static final EventFilter NONE = new EventFilter(null, null, null, null, null);

    // null in each of them: no demand.
    private final String connection;
    private final UUID domainUuid;
    private final String domainName;
    private final Set<DomainEventType> lifecycle;
    /** An array, since going through it takes no iterator. */
    private final Class<?>[] types;

    private EventFilter(String connection, UUID domainUuid, String domainName, Set<DomainEventType> lifecycle,
            Class<?>[] types) {
        this.connection = connection;
        this.domainUuid = domainUuid;
        this.domainName = domainName;
        this.lifecycle = lifecycle;
        this.types = types;
    }

    /** Lets every event pass. */
    public static EventFilter none() {
        return NONE;
    }

    /** Events of the connection of this name ({@link LibvirtConnection#name()}) only. */
    public EventFilter connection(String name) {
        return new EventFilter(Objects.requireNonNull(name, "name"), domainUuid, domainName, lifecycle, types);
    }

    /** Events of this domain only, as on the address {@link EventAddresses#domain}. */
    public EventFilter domain(UUID uuid) {
        return new EventFilter(connection, Objects.requireNonNull(uuid, "uuid"), domainName, lifecycle, types);
    }

    /** Events of domains of this name only. Names can change, and two hosts may use the same. */
    public EventFilter domain(String name) {
        return new EventFilter(connection, domainUuid, Objects.requireNonNull(name, "name"), lifecycle, types);
    }

    /** Of lifecycle events, only these; events of other kinds pass. */
    public EventFilter lifecycle(DomainEventType... events) {
        return new EventFilter(connection, domainUuid, domainName, Set.copyOf(List.of(events)), types);
    }

    /** Only events of one of these types: records, or interfaces that several have. */
    @SafeVarargs
    public final EventFilter types(Class<? extends LibvirtEvent>... types) {
        return new EventFilter(connection, domainUuid, domainName, lifecycle, List.of(types).toArray(Class<?>[]::new));
    }

    @Override
    public boolean test(LibvirtEvent event) {
        return (connection == null || connection.equals(event.connection())) && passesDomain(event)
                && (lifecycle == null || !(event instanceof DomainLifecycleEvent change) || lifecycle.contains(change.event()))
                && passesType(event.getClass());
    }

    /** Whether any event of a record can pass. */
    public boolean admits(Class<? extends LibvirtEvent> type) {
        return (domainUuid == null && domainName == null || DomainEvent.class.isAssignableFrom(type)
                || type == UnknownLibvirtEvent.class) && passesType(type);
    }

    private boolean passesDomain(LibvirtEvent event) {
        if (domainUuid == null && domainName == null) {
            return true;
        }
        return event.object() instanceof DomainRef domain && (domainUuid == null || domainUuid.equals(domain.uuid()))
                && (domainName == null || domainName.equals(domain.name()));
    }

    private boolean passesType(Class<? extends LibvirtEvent> record) {
        if (types == null) {
            return true;
        }
        for (Class<?> type : types) {
            if (type.isAssignableFrom(record)) {
                return true;
            }
        }
        return false;
    }
}
