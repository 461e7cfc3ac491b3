package io.quarkiverse.libvirt;

import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;

/**
 * Which events a stream wants. Immutable: each method returns a filter that demands this besides what was demanded before.
 *
 * <pre>
 * EventFilter.none().connection("host7").domain(uuid).lifecycle(DomainEventType.STOPPED, DomainEventType.CRASHED)
 * </pre>
 */
public final class EventFilter implements Predicate<LibvirtEvent> {

    private static final EventFilter NONE = new EventFilter(null, null, null, null, Set.of());

    private final String connection;
    private final UUID domainUuid;
    private final String domainName;
    private final Set<DomainEventType> lifecycle;
    private final Set<Class<? extends LibvirtEvent>> types;

    private EventFilter(String connection, UUID domainUuid, String domainName, Set<DomainEventType> lifecycle,
            Set<Class<? extends LibvirtEvent>> types) {
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
        return new EventFilter(name, domainUuid, domainName, lifecycle, types);
    }

    /** Events of this domain only. */
    public EventFilter domain(UUID uuid) {
        return new EventFilter(connection, uuid, domainName, lifecycle, types);
    }

    /** Events of domains of this name only. Names can change, and two hosts may use the same. */
    public EventFilter domain(String name) {
        return new EventFilter(connection, domainUuid, name, lifecycle, types);
    }

    /** Of lifecycle events, only these; events of other kinds pass. */
    public EventFilter lifecycle(DomainEventType... events) {
        return new EventFilter(connection, domainUuid, domainName, Set.of(events), types);
    }

    /** Only events of one of these types: records, or interfaces that several have. */
    @SafeVarargs
    public final EventFilter types(Class<? extends LibvirtEvent>... types) {
        return new EventFilter(connection, domainUuid, domainName, lifecycle, Set.of(types));
    }

    @Override
    public boolean test(LibvirtEvent event) {
        return (connection == null || connection.equals(event.connection())) && passesDomain(event)
                && (lifecycle == null || !(event instanceof DomainLifecycleEvent change) || lifecycle.contains(change.event()))
                && passesType(event);
    }

    private boolean passesDomain(LibvirtEvent event) {
        if (domainUuid == null && domainName == null) {
            return true;
        }
        return event instanceof DomainEvent domain && (domainUuid == null || domainUuid.equals(domain.domain().uuid()))
                && (domainName == null || domainName.equals(domain.domain().name()));
    }

    private boolean passesType(LibvirtEvent event) {
        if (types.isEmpty()) {
            return true;
        }
        for (Class<? extends LibvirtEvent> type : types) {
            if (type.isInstance(event)) {
                return true;
            }
        }
        return false;
    }
}
