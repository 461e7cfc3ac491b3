package io.quarkiverse.libvirt.bindings;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What is there on a host, from {@link HostConnection#listing()}. Each method asks the host anew, in the few round trips that
 * it
 * names, and blocks as every call of the connection does; it may be called from any thread. What changes between two round
 * trips
 * of one method may be seen as it was or as it is, and an object that goes away meanwhile may be in or out.
 * <p>
 * Each throws a {@link LibvirtException} when the connection is dead or closed, when the host refuses, or when its driver has
 * no
 * such objects ({@link LibvirtException#NO_SUPPORT}).
 */
public final class HostListing {

    private static final int ALL = 0;
    /** The same for networks and storage pools. */
    private static final int ACTIVE = 1 << 1;
    /** The same for domains, networks and storage pools. */
    private static final int PERSISTENT = 1 << 2;

    private final HostConnection connection;
    /** The driver has told that it has no statistics, and is not asked again. */
    private volatile boolean withoutStatistics;

    HostListing(HostConnection connection) {
        this.connection = connection;
    }

    /** Makes a network or a storage pool. */
    @FunctionalInterface
    private interface Factory<T> {
        T of(String name, UUID uuid, boolean active, boolean persistent);
    }

    @FunctionalInterface
    private interface Name {
        String of(long object);
    }

    @FunctionalInterface
    private interface Uuid {
        int of(long object, byte[] uuid);
    }

    /**
     * All domains. Two round trips ({@code virConnectGetAllDomainStats}, {@code virConnectListAllDomains}); with a driver that
     * has no statistics two and one for each domain ({@code virDomainGetState}), where a domain that goes away meanwhile is
     * left
     * out.
     */
    public List<ListedDomain> domains() throws LibvirtException {
        return connection.use(pointer -> {
            // In this order: one that is defined meanwhile has no state of its own yet, but its events will tell.
            List<ListedDomain> found = withStates(pointer);
            Set<UUID> persistent = found.isEmpty() ? Set.of()
                    : uuids(ObjectClass.DOMAINS, pointer, PERSISTENT, Libvirt::virDomainGetUUID);
            return found.stream().map(domain -> persistent(domain, persistent.contains(domain.uuid()))).toList();
        });
    }

    /** All networks. Three round trips ({@code virConnectListAllNetworks}), one when there is none. */
    public List<ListedNetwork> networks() throws LibvirtException {
        return connection.use(pointer -> activeAndPersistent(ObjectClass.NETWORKS, pointer, Libvirt::virNetworkGetName,
                Libvirt::virNetworkGetUUID, ListedNetwork::new));
    }

    /** All storage pools. Three round trips ({@code virConnectListAllStoragePools}), one when there is none. */
    public List<ListedStoragePool> storagePools() throws LibvirtException {
        return connection.use(pointer -> activeAndPersistent(ObjectClass.STORAGE_POOLS, pointer,
                Libvirt::virStoragePoolGetName, Libvirt::virStoragePoolGetUUID, ListedStoragePool::new));
    }

    /** All devices of the host. One round trip ({@code virConnectListAllNodeDevices}). */
    public List<ListedNodeDevice> nodeDevices() throws LibvirtException {
        return connection.use(pointer -> ObjectClass.NODE_DEVICES.list(pointer, ALL,
                device -> new ListedNodeDevice(Libvirt.virNodeDeviceGetName(device))));
    }

    /** All secrets, without their values. One round trip ({@code virConnectListAllSecrets}). */
    public List<ListedSecret> secrets() throws LibvirtException {
        return connection.use(pointer -> ObjectClass.SECRETS.list(pointer, ALL,
                secret -> new ListedSecret(uuid(secret, Libvirt::virSecretGetUUID), Libvirt.virSecretGetUsageType(secret),
                        Libvirt.virSecretGetUsageID(secret))));
    }

    private List<ListedDomain> withStates(long pointer) throws LibvirtException {
        if (!withoutStatistics) {
            try {
                return DomainStates.ofAll(pointer, HostListing::domain);
            } catch (LibvirtException e) {
                if (e.code() != LibvirtException.NO_SUPPORT) {
                    throw e;
                }
                withoutStatistics = true;
            }
        }
        return ObjectClass.DOMAINS.list(pointer, ALL, HostListing::askForState);
    }

    private static ListedDomain askForState(long domain) throws LibvirtException {
        int[] state = new int[1];
        int[] reason = new int[1];
        if (Libvirt.virDomainGetState(domain, state, reason, 0) == 0) {
            return domain(domain, state[0], reason[0]);
        }
        LibvirtException failed = LibvirtException.last();
        if (failed.code() == LibvirtException.NO_DOMAIN) {
            return null;
        }
        throw failed;
    }

    private static ListedDomain domain(long domain, int state, int reason) throws LibvirtException {
        return new ListedDomain(Libvirt.virDomainGetName(domain), uuid(domain, Libvirt::virDomainGetUUID),
                Libvirt.virDomainGetID(domain), state, reason, false);
    }

    private static ListedDomain persistent(ListedDomain domain, boolean persistent) {
        return new ListedDomain(domain.name(), domain.uuid(), domain.id(), domain.state(), domain.reason(), persistent);
    }

    /** Asking for each would take two round trips for each. */
    private static <T> List<T> activeAndPersistent(ObjectClass objects, long pointer, Name name, Uuid uuid,
            Factory<T> factory) throws LibvirtException {
        record Found(String name, UUID uuid) {
        }
        List<Found> found = objects.list(pointer, ALL, object -> new Found(name.of(object), uuid(object, uuid)));
        if (found.isEmpty()) {
            return List.of();
        }
        Set<UUID> active = uuids(objects, pointer, ACTIVE, uuid);
        Set<UUID> persistent = uuids(objects, pointer, PERSISTENT, uuid);
        return found.stream()
                .map(each -> factory.of(each.name, each.uuid, active.contains(each.uuid), persistent.contains(each.uuid)))
                .toList();
    }

    private static Set<UUID> uuids(ObjectClass objects, long pointer, int flags, Uuid uuid) throws LibvirtException {
        return new HashSet<>(objects.list(pointer, flags, object -> uuid(object, uuid)));
    }

    private static UUID uuid(long object, Uuid function) throws LibvirtException {
        byte[] bytes = new byte[16];
        if (function.of(object, bytes) != 0) {
            throw LibvirtException.last();
        }
        return EventArguments.uuid(bytes);
    }
}
