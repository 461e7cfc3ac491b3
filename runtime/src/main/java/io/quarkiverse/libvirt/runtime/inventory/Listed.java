package io.quarkiverse.libvirt.runtime.inventory;

import java.util.UUID;

import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.LibvirtObject;
import io.quarkiverse.libvirt.event.NetworkRef;
import io.quarkiverse.libvirt.event.NodeDeviceRef;
import io.quarkiverse.libvirt.event.SecretRef;
import io.quarkiverse.libvirt.event.StoragePoolRef;
import io.quarkiverse.libvirt.inventory.DomainState;

/**
 * An object as a listing of the host shows it.
 *
 * @param object the object
 * @param id a domain's id; -1 for whatever has none
 * @param state its state
 * @param reason a domain's reason to be in it, libvirt's number; what it means depends on the state
 * @param persistent whether the host keeps it when it isn't active
 */
public record Listed(LibvirtObject object, int id, DomainState state, int reason, boolean persistent) {

    /** Stands for a reason that wasn't asked for or can't be known. */
    public static final int NO_REASON = -1;

    /**
     * A domain.
     *
     * @param id {@code virDomainGetID}, -1 when it isn't active
     * @param stateCode the state of {@code virDomainGetState}
     * @param reasonCode its reason, or {@link #NO_REASON}
     * @param persistent {@code virDomainIsPersistent}
     */
    public static Listed domain(String name, UUID uuid, int id, int stateCode, int reasonCode, boolean persistent) {
        DomainState state = DomainState.of(stateCode);
        int idNow = state == DomainState.SHUTOFF ? -1 : id;
        return new Listed(new DomainRef(name, uuid, idNow), idNow, state, reasonCode, persistent);
    }

    /** A network: {@code virNetworkIsActive}, {@code virNetworkIsPersistent}. */
    public static Listed network(String name, UUID uuid, boolean active, boolean persistent) {
        return new Listed(new NetworkRef(name, uuid), active, persistent);
    }

    /** A storage pool: {@code virStoragePoolIsActive}, {@code virStoragePoolIsPersistent}. */
    public static Listed storagePool(String name, UUID uuid, boolean active, boolean persistent) {
        return new Listed(new StoragePoolRef(name, uuid), active, persistent);
    }

    /** A device: {@code virNodeDeviceIsActive}, {@code virNodeDeviceIsPersistent}; true, false before libvirt 7.8. */
    public static Listed nodeDevice(String name, boolean active, boolean persistent) {
        return new Listed(new NodeDeviceRef(name), active, persistent);
    }

    /** A secret. */
    public static Listed secret(UUID uuid, int usageTypeCode, String usageId) {
        return new Listed(new SecretRef(uuid, usageTypeCode, usageId), false, true);
    }

    private Listed(LibvirtObject object, boolean active, boolean persistent) {
        this(object, -1, active ? DomainState.RUNNING : DomainState.SHUTOFF, NO_REASON, persistent);
    }
}
