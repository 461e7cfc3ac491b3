package io.quarkiverse.libvirt.runtime.inventory;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.NetworkEvent;
import io.quarkiverse.libvirt.event.NodeDeviceEvent;
import io.quarkiverse.libvirt.event.SecretEvent;
import io.quarkiverse.libvirt.event.StoragePoolEvent;
import io.quarkiverse.libvirt.inventory.DomainInventory;
import io.quarkiverse.libvirt.inventory.Inventory;
import io.quarkiverse.libvirt.inventory.NetworkStatus;
import io.quarkiverse.libvirt.inventory.NodeDeviceStatus;
import io.quarkiverse.libvirt.inventory.SecretStatus;
import io.quarkiverse.libvirt.inventory.StoragePoolStatus;

/**
 * What one connection knows of its host. What writes is called by one thread, in the order in which events arrived; any
 * thread may read the inventories.
 * <p>
 * At every (re)connection: register the events, then {@link #reachable()}, then for each class begin a listing, ask the
 * host, and end the listing; then publish the changes it returns. The same, without {@code reachable()}, when events were
 * lost: begin once all events have been applied that came before the loss.
 */
public final class HostInventory {

    private final Clock clock;
    private final Domains domains;
    private final Map<EventClass, ClassInventory<?, ?, ?>> classes = new EnumMap<>(EventClass.class);

    /** A listing of the host under way. */
    public final class Listing {

        private final ClassInventory<?, ?, ?> of;
        private final Object token;

        private Listing(ClassInventory<?, ?, ?> of) {
            this.of = of;
            token = of.beginListing();
        }

        /**
         * Takes the host's answer in. The inventory has the changes when this returns.
         *
         * @return what has changed without an event having told it, in the order in which to publish it; empty when this
         *         listing isn't the last one begun, or the host became unreachable since
         */
        public List<Change> end(Collection<Listed> result) {
            return of.endListing(token, result, clock.instant());
        }

        /** The host didn't answer: nothing is concluded. */
        public void abandon() {
            of.abandonListing(token);
        }
    }

    /** An inventory that knows nothing yet, of a host that isn't reachable yet. */
    public HostInventory(Clock clock, FirstListing first) {
        this.clock = clock;
        Instant now = clock.instant();
        domains = new Domains(first, now);
        classes.put(EventClass.DOMAIN, domains);
        classes.put(EventClass.NETWORK, new ClassInventory<>(new NetworkRules(), first, now));
        classes.put(EventClass.STORAGE_POOL, new ClassInventory<>(new StoragePoolRules(), first, now));
        // These have no state but to be there.
        classes.put(EventClass.NODE_DEVICE, new ClassInventory<>(new NodeDeviceRules(), first.withoutStates(), now));
        classes.put(EventClass.SECRET, new ClassInventory<>(new SecretRules(), first.withoutStates(), now));
    }

    /** @param tellFirst whether the first listing returns all that it finds as changes, or nothing */
    public HostInventory(Clock clock, boolean tellFirst) {
        this(clock, tellFirst ? FirstListing.TOLD : FirstListing.SILENT);
    }

    /** An inventory whose first listing returns no changes. */
    public HostInventory(Clock clock) {
        this(clock, false);
    }

    public DomainInventory domains() {
        return domains;
    }

    public Inventory<UUID, NetworkStatus> networks() {
        return inventory(EventClass.NETWORK);
    }

    public Inventory<UUID, StoragePoolStatus> storagePools() {
        return inventory(EventClass.STORAGE_POOL);
    }

    public Inventory<String, NodeDeviceStatus> nodeDevices() {
        return inventory(EventClass.NODE_DEVICE);
    }

    public Inventory<UUID, SecretStatus> secrets() {
        return inventory(EventClass.SECRET);
    }

    @SuppressWarnings("unchecked")
    private <I> I inventory(EventClass eventClass) {
        return (I) classes.get(eventClass);
    }

    /**
     * Takes an event into account, on its way to its receivers; not for those made of a {@link Change}.
     *
     * @return false when it only repeats what a synthetic event has already told, and must not be published
     */
    public boolean apply(LibvirtEvent event) {
        ClassInventory<?, ?, ?> of = classes.get(classOf(event));
        return of == null || of.apply(event, clock);
    }

    private static EventClass classOf(LibvirtEvent event) {
        return event instanceof DomainEvent ? EventClass.DOMAIN
                : event instanceof NetworkEvent ? EventClass.NETWORK
                        : event instanceof StoragePoolEvent ? EventClass.STORAGE_POOL
                                : event instanceof NodeDeviceEvent ? EventClass.NODE_DEVICE
                                        : event instanceof SecretEvent ? EventClass.SECRET : EventClass.CONNECTION;
    }

    /** The host can't be reached any more: nothing is known to hold now, and listings under way are abandoned. */
    public void unreachable() {
        Instant now = clock.instant();
        classes.values().forEach(of -> of.unreachable(now));
    }

    /** The host can be reached, and events arrive. What was known before holds again once it is listed. */
    public void reachable() {
        classes.values().forEach(ClassInventory::reachable);
    }

    /**
     * To be called before the host is asked: what events tell from now on counts more than the host's answer. A listing of
     * this class that is under way is abandoned.
     *
     * @throws IllegalArgumentException for a class that has no objects
     */
    public Listing beginListing(EventClass eventClass) {
        ClassInventory<?, ?, ?> of = classes.get(eventClass);
        if (of == null) {
            throw new IllegalArgumentException("There is nothing to list of " + eventClass);
        }
        return new Listing(of);
    }
}
