package io.quarkiverse.libvirt;

import java.util.UUID;

/** The addresses of the Vert.x event bus to which libvirt's events are published; the events have {@code virsh}'s names. */
public final class EventAddresses {

    /** Every event of every connection. */
    public static final String ALL = "libvirt.events";

    /** A domain was defined, started, suspended, resumed, stopped …: {@code DomainLifecycleEvent}. */
    public static final String DOMAIN_LIFECYCLE = "libvirt.domain.lifecycle";

    /** A guest was reset or rebooted; one reset gives several: {@code DomainRebootEvent}. */
    public static final String DOMAIN_REBOOT = "libvirt.domain.reboot";

    /** A guest set its real-time clock: {@code DomainRtcChangeEvent}. */
    public static final String DOMAIN_RTC_CHANGE = "libvirt.domain.rtc-change";

    /** A guest's watchdog device fired: {@code DomainWatchdogEvent}. */
    public static final String DOMAIN_WATCHDOG = "libvirt.domain.watchdog";

    /** A disk had an I/O error: {@code DomainIoErrorEvent}. */
    public static final String DOMAIN_IO_ERROR = "libvirt.domain.io-error";

    /** A client of a guest's screen came or went: {@code DomainGraphicsEvent}. */
    public static final String DOMAIN_GRAPHICS = "libvirt.domain.graphics";

    /** A disk had an I/O error, with its reason: {@code DomainIoErrorReasonEvent}. */
    public static final String DOMAIN_IO_ERROR_REASON = "libvirt.domain.io-error-reason";

    /** libvirt lost control of a running hypervisor process; only ending the domain helps: {@code DomainControlErrorEvent}. */
    public static final String DOMAIN_CONTROL_ERROR = "libvirt.domain.control-error";

    /** A block job is ready or over: {@code DomainBlockJobEvent}. */
    public static final String DOMAIN_BLOCK_JOB = "libvirt.domain.block-job";

    /** A disk's source was changed by the start of the domain: {@code DomainDiskChangeEvent}. */
    public static final String DOMAIN_DISK_CHANGE = "libvirt.domain.disk-change";

    /** The tray of a drive was opened or closed: {@code DomainTrayChangeEvent}. */
    public static final String DOMAIN_TRAY_CHANGE = "libvirt.domain.tray-change";

    /** A guest that slept was woken up: {@code DomainPmWakeupEvent}. */
    public static final String DOMAIN_PM_WAKEUP = "libvirt.domain.pm-wakeup";

    /** A guest went to sleep (S3): {@code DomainPmSuspendEvent}. */
    public static final String DOMAIN_PM_SUSPEND = "libvirt.domain.pm-suspend";

    /** A guest's memory balloon changed: {@code DomainBalloonChangeEvent}. */
    public static final String DOMAIN_BALLOON_CHANGE = "libvirt.domain.balloon-change";

    /** A guest went to sleep on disk (S4): {@code DomainPmSuspendDiskEvent}. */
    public static final String DOMAIN_PM_SUSPEND_DISK = "libvirt.domain.pm-suspend-disk";

    /** A device was unplugged: {@code DomainDeviceRemovedEvent}. */
    public static final String DOMAIN_DEVICE_REMOVED = "libvirt.domain.device-removed";

    /** A block job is ready or over: {@code DomainBlockJob2Event}. */
    public static final String DOMAIN_BLOCK_JOB_2 = "libvirt.domain.block-job-2";

    /** Tunables of a domain changed: {@code DomainTunableEvent}. */
    public static final String DOMAIN_TUNABLE = "libvirt.domain.tunable";

    /** The guest agent came or went: {@code DomainAgentLifecycleEvent}. */
    public static final String DOMAIN_AGENT_LIFECYCLE = "libvirt.domain.agent-lifecycle";

    /** A device was plugged in: {@code DomainDeviceAddedEvent}. */
    public static final String DOMAIN_DEVICE_ADDED = "libvirt.domain.device-added";

    /** A migration or save began to send memory anew: {@code DomainMigrationIterationEvent}. */
    public static final String DOMAIN_MIGRATION_ITERATION = "libvirt.domain.migration-iteration";

    /** A job, such as a migration, save or backup, is over: {@code DomainJobCompletedEvent}. */
    public static final String DOMAIN_JOB_COMPLETED = "libvirt.domain.job-completed";

    /** A guest refused to let a device be unplugged: {@code DomainDeviceRemovalFailedEvent}. */
    public static final String DOMAIN_DEVICE_REMOVAL_FAILED = "libvirt.domain.device-removal-failed";

    /** The metadata of a domain changed: {@code DomainMetadataChangeEvent}. */
    public static final String DOMAIN_METADATA_CHANGE = "libvirt.domain.metadata-change";

    /**
     * A guest wrote beyond a threshold of a disk ({@code virDomainSetBlockThreshold}), which is off from now on:
     * {@code DomainBlockThresholdEvent}.
     */
    public static final String DOMAIN_BLOCK_THRESHOLD = "libvirt.domain.block-threshold";

    /** Memory of a guest's host failed: {@code DomainMemoryFailureEvent}. */
    public static final String DOMAIN_MEMORY_FAILURE = "libvirt.domain.memory-failure";

    /** A guest took or gave back memory of a memory device: {@code DomainMemoryDeviceSizeChangeEvent}. */
    public static final String DOMAIN_MEMORY_DEVICE_SIZE_CHANGE = "libvirt.domain.memory-device-size-change";

    /** A guest changed the MAC address of its network interface: {@code DomainNicMacChangeEvent}. */
    public static final String DOMAIN_NIC_MAC_CHANGE = "libvirt.domain.nic-mac-change";

    /** A virtual CPU was unplugged: {@code DomainVcpuRemovedEvent}. */
    public static final String DOMAIN_VCPU_REMOVED = "libvirt.domain.vcpu-removed";

    /** A guest opened or closed one of its channels: {@code DomainChannelLifecycleEvent}. */
    public static final String DOMAIN_CHANNEL_LIFECYCLE = "libvirt.domain.channel-lifecycle";

    /** A network was defined, started, stopped or undefined: {@code NetworkLifecycleEvent}. */
    public static final String NETWORK_LIFECYCLE = "libvirt.network.lifecycle";

    /** The metadata of a network changed: {@code NetworkMetadataChangeEvent}. */
    public static final String NETWORK_METADATA_CHANGE = "libvirt.network.metadata-change";

    /**
     * A storage pool was defined, started, stopped or undefined, its storage built or deleted:
     * {@code StoragePoolLifecycleEvent}.
     */
    public static final String STORAGE_POOL_LIFECYCLE = "libvirt.storage-pool.lifecycle";

    /** A storage pool was read anew: {@code StoragePoolRefreshEvent}. */
    public static final String STORAGE_POOL_REFRESH = "libvirt.storage-pool.refresh";

    /** A device of the host came or went, or was defined or undefined: {@code NodeDeviceLifecycleEvent}. */
    public static final String NODE_DEVICE_LIFECYCLE = "libvirt.node-device.lifecycle";

    /** A device of the host changed: {@code NodeDeviceUpdateEvent}. */
    public static final String NODE_DEVICE_UPDATE = "libvirt.node-device.update";

    /** A secret was defined or undefined: {@code SecretLifecycleEvent}. */
    public static final String SECRET_LIFECYCLE = "libvirt.secret.lifecycle";

    /** The value of a secret changed: {@code SecretValueChangedEvent}. */
    public static final String SECRET_VALUE_CHANGED = "libvirt.secret.value-changed";

    /** A connection was closed, by libvirt or from the other side: {@code ConnectionClosedEvent}. */
    public static final String CONNECTION_CLOSED = "libvirt.connection.closed";

    /** A connection is about to be opened, or opened again: {@code ConnectionOpeningEvent}. */
    public static final String CONNECTION_OPENING = "libvirt.connection.opening";

    /** A connection is open, its events subscribed to: {@code ConnectionOpenEvent}. */
    public static final String CONNECTION_OPEN = "libvirt.connection.open";

    /** A connection was lost, or could not be opened, and why: {@code ConnectionLostEvent}. */
    public static final String CONNECTION_LOST = "libvirt.connection.lost";

    /** A host's objects are being listed; differences follow: {@code ConnectionResyncBeginEvent}. */
    public static final String CONNECTION_RESYNC_BEGIN = "libvirt.connection.resync-begin";

    /** All differences have been told: {@code ConnectionResyncEndEvent}. */
    public static final String CONNECTION_RESYNC_END = "libvirt.connection.resync-end";

    /** What is known of a host is right again: {@code ConnectionResynchronisedEvent}. */
    public static final String CONNECTION_RESYNCHRONISED = "libvirt.connection.resynchronised";

    /** Events had to be dropped, how many of what: {@code ConnectionGapEvent}. */
    public static final String CONNECTION_GAP = "libvirt.connection.gap";

    /** An event that can't be decoded, of any kind: {@code UnknownLibvirtEvent}. */
    public static final String UNKNOWN = "libvirt.unknown";

    private static final String DOMAIN = "libvirt.domain.";

    private EventAddresses() {
    }

    /**
     * Every event of one domain.
     *
     * @param uuid the domain's UUID
     * @return {@code libvirt.domain.<uuid>}
     */
    public static String domain(UUID uuid) {
        return DOMAIN + uuid;
    }
}
