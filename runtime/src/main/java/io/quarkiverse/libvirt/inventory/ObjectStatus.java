package io.quarkiverse.libvirt.inventory;

import java.time.Instant;

import io.quarkiverse.libvirt.event.LibvirtObject;

/** What is known of an object of a host: immutable. */
public sealed interface ObjectStatus
        permits DomainStatus, NetworkStatus, StoragePoolStatus, NodeDeviceStatus, SecretStatus {

    /** What this is the status of. */
    LibvirtObject object();

    /**
     * Whether this holds now: false while the host can't be reached, and after that until it was listed again or an event
     * has told what the object does. The status is then the last one known.
     */
    boolean known();

    /** Whether the host keeps it when it is not active ({@code virDomainIsPersistent} and its like). */
    boolean persistent();

    /** Since when, by this process' clock, it is in this state; for what was listed, when it was listed first. */
    Instant since();
}
