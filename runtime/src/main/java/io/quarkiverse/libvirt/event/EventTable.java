package io.quarkiverse.libvirt.event;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.EventKind.Decoder;
import io.quarkiverse.libvirt.event.EventKind.WhenFull;

/**
 * Every kind of event: libvirt's number, the address, the version of libvirt that had it first, and the record, which says
 * its signature by what it reads.
 */
final class EventTable {

    // @formatter:off
    static final List<EventKind<?>> ALL = List.of(
            state(domain(0, EventAddresses.DOMAIN_LIFECYCLE, "0.8.0", DomainLifecycleEvent.class, DomainLifecycleEvent::new), event -> event.event() == DomainEventType.DEFINED || event.event() == DomainEventType.UNDEFINED),
            superseded(domain(1, EventAddresses.DOMAIN_REBOOT, "0.8.0", DomainRebootEvent.class, DomainRebootEvent::new)),
            superseded(domain(2, EventAddresses.DOMAIN_RTC_CHANGE, "0.8.0", DomainRtcChangeEvent.class, DomainRtcChangeEvent::new)),
            domain(3, EventAddresses.DOMAIN_WATCHDOG, "0.8.0", DomainWatchdogEvent.class, DomainWatchdogEvent::new),
            domain(4, EventAddresses.DOMAIN_IO_ERROR, "0.8.0", DomainIoErrorEvent.class, DomainIoErrorEvent::new),
            domain(5, EventAddresses.DOMAIN_GRAPHICS, "0.8.0", DomainGraphicsEvent.class, DomainGraphicsEvent::new),
            domain(6, EventAddresses.DOMAIN_IO_ERROR_REASON, "0.8.1", DomainIoErrorReasonEvent.class, DomainIoErrorReasonEvent::new),
            domain(7, EventAddresses.DOMAIN_CONTROL_ERROR, "0.9.2", DomainControlErrorEvent.class, DomainControlErrorEvent::new),
            domain(8, EventAddresses.DOMAIN_BLOCK_JOB, "0.9.4", DomainBlockJobEvent.class, DomainBlockJobEvent::new),
            domain(9, EventAddresses.DOMAIN_DISK_CHANGE, "0.9.7", DomainDiskChangeEvent.class, DomainDiskChangeEvent::new),
            superseded(domain(10, EventAddresses.DOMAIN_TRAY_CHANGE, "0.9.11", DomainTrayChangeEvent.class, DomainTrayChangeEvent::new), DomainTrayChangeEvent::devAlias),
            domain(11, EventAddresses.DOMAIN_PM_WAKEUP, "0.9.11", DomainPmWakeupEvent.class, DomainPmWakeupEvent::new),
            domain(12, EventAddresses.DOMAIN_PM_SUSPEND, "0.9.11", DomainPmSuspendEvent.class, DomainPmSuspendEvent::new),
            superseded(domain(13, EventAddresses.DOMAIN_BALLOON_CHANGE, "0.10.0", DomainBalloonChangeEvent.class, DomainBalloonChangeEvent::new)),
            domain(14, EventAddresses.DOMAIN_PM_SUSPEND_DISK, "1.0.0", DomainPmSuspendDiskEvent.class, DomainPmSuspendDiskEvent::new),
            domain(15, EventAddresses.DOMAIN_DEVICE_REMOVED, "1.1.1", DomainDeviceRemovedEvent.class, DomainDeviceRemovedEvent::new),
            domain(16, EventAddresses.DOMAIN_BLOCK_JOB_2, "1.2.6", DomainBlockJob2Event.class, DomainBlockJob2Event::new),
            domain(17, EventAddresses.DOMAIN_TUNABLE, "1.2.9", DomainTunableEvent.class, DomainTunableEvent::new),
            superseded(domain(18, EventAddresses.DOMAIN_AGENT_LIFECYCLE, "1.2.11", DomainAgentLifecycleEvent.class, DomainAgentLifecycleEvent::new)),
            domain(19, EventAddresses.DOMAIN_DEVICE_ADDED, "1.2.15", DomainDeviceAddedEvent.class, DomainDeviceAddedEvent::new),
            superseded(domain(20, EventAddresses.DOMAIN_MIGRATION_ITERATION, "1.3.2", DomainMigrationIterationEvent.class, DomainMigrationIterationEvent::new)),
            domain(21, EventAddresses.DOMAIN_JOB_COMPLETED, "1.3.3", DomainJobCompletedEvent.class, DomainJobCompletedEvent::new),
            domain(22, EventAddresses.DOMAIN_DEVICE_REMOVAL_FAILED, "1.3.4", DomainDeviceRemovalFailedEvent.class, DomainDeviceRemovalFailedEvent::new),
            superseded(domain(23, EventAddresses.DOMAIN_METADATA_CHANGE, "3.0.0", DomainMetadataChangeEvent.class, DomainMetadataChangeEvent::new), event -> Arrays.asList(event.typeCode(), event.nsuri())),
            superseded(domain(24, EventAddresses.DOMAIN_BLOCK_THRESHOLD, "3.2.0", DomainBlockThresholdEvent.class, DomainBlockThresholdEvent::new), DomainBlockThresholdEvent::dev),
            domain(25, EventAddresses.DOMAIN_MEMORY_FAILURE, "6.9.0", DomainMemoryFailureEvent.class, DomainMemoryFailureEvent::new),
            superseded(domain(26, EventAddresses.DOMAIN_MEMORY_DEVICE_SIZE_CHANGE, "7.9.0", DomainMemoryDeviceSizeChangeEvent.class, DomainMemoryDeviceSizeChangeEvent::new), DomainMemoryDeviceSizeChangeEvent::alias),
            domain(27, EventAddresses.DOMAIN_NIC_MAC_CHANGE, "11.2.0", DomainNicMacChangeEvent.class, DomainNicMacChangeEvent::new),
            domain(28, EventAddresses.DOMAIN_VCPU_REMOVED, "12.4.0", DomainVcpuRemovedEvent.class, DomainVcpuRemovedEvent::new),
            superseded(domain(29, EventAddresses.DOMAIN_CHANNEL_LIFECYCLE, "12.4.0", DomainChannelLifecycleEvent.class, DomainChannelLifecycleEvent::new), DomainChannelLifecycleEvent::channelName),
            state(network(0, EventAddresses.NETWORK_LIFECYCLE, "1.2.1", NetworkLifecycleEvent.class, NetworkLifecycleEvent::new), event -> event.event() == NetworkEventType.DEFINED || event.event() == NetworkEventType.UNDEFINED),
            superseded(network(1, EventAddresses.NETWORK_METADATA_CHANGE, "9.8.0", NetworkMetadataChangeEvent.class, NetworkMetadataChangeEvent::new), event -> Arrays.asList(event.typeCode(), event.nsuri())),
            state(storagePool(0, EventAddresses.STORAGE_POOL_LIFECYCLE, "2.0.0", StoragePoolLifecycleEvent.class, StoragePoolLifecycleEvent::new), event -> event.event() == StoragePoolEventType.DEFINED || event.event() == StoragePoolEventType.UNDEFINED),
            superseded(storagePool(1, EventAddresses.STORAGE_POOL_REFRESH, "2.0.0", StoragePoolRefreshEvent.class, StoragePoolRefreshEvent::new)),
            state(nodeDevice(0, EventAddresses.NODE_DEVICE_LIFECYCLE, "2.2.0", NodeDeviceLifecycleEvent.class, NodeDeviceLifecycleEvent::new), event -> event.event() == NodeDeviceEventType.DEFINED || event.event() == NodeDeviceEventType.UNDEFINED),
            superseded(nodeDevice(1, EventAddresses.NODE_DEVICE_UPDATE, "2.2.0", NodeDeviceUpdateEvent.class, NodeDeviceUpdateEvent::new)),
            state(secret(0, EventAddresses.SECRET_LIFECYCLE, "3.0.0", SecretLifecycleEvent.class, SecretLifecycleEvent::new), event -> event.event() == SecretEventType.DEFINED || event.event() == SecretEventType.UNDEFINED),
            superseded(secret(1, EventAddresses.SECRET_VALUE_CHANGED, "3.0.0", SecretValueChangedEvent.class, SecretValueChangedEvent::new)),
            connection(EventAddresses.CONNECTION_CLOSED, "0.10.0", ConnectionClosedEvent.class, (origin, none, in) -> new ConnectionClosedEvent(origin, in)),
            ours(EventAddresses.CONNECTION_OPENING, ConnectionOpeningEvent.class, (origin, none, in) -> new ConnectionOpeningEvent(origin, in)),
            ours(EventAddresses.CONNECTION_OPEN, ConnectionOpenEvent.class, (origin, none, in) -> new ConnectionOpenEvent(origin, in)),
            ours(EventAddresses.CONNECTION_LOST, ConnectionLostEvent.class, (origin, none, in) -> new ConnectionLostEvent(origin, in)),
            ours(EventAddresses.CONNECTION_RESYNC_BEGIN, ConnectionResyncBeginEvent.class, (origin, none, in) -> new ConnectionResyncBeginEvent(origin, in)),
            ours(EventAddresses.CONNECTION_RESYNC_END, ConnectionResyncEndEvent.class, (origin, none, in) -> new ConnectionResyncEndEvent(origin, in)),
            ours(EventAddresses.CONNECTION_RESYNCHRONISED, ConnectionResynchronisedEvent.class, (origin, none, in) -> new ConnectionResynchronisedEvent(origin, in)),
            ours(EventAddresses.CONNECTION_GAP, ConnectionGapEvent.class, (origin, none, in) -> new ConnectionGapEvent(origin, in)));
    // @formatter:on

    static final Map<Class<?>, EventKind<?>> BY_TYPE = new HashMap<>();
    static final Map<String, EventKind<?>> BY_ADDRESS = new HashMap<>();

    static {
        for (EventKind<?> kind : ALL) {
            BY_TYPE.put(kind.type(), kind);
            BY_ADDRESS.put(kind.address(), kind);
        }
    }

    private EventTable() {
    }

    /**
     * Tells of the state of an object. Whether it is defined and whether it runs are told apart: a newer event of the one
     * doesn't make up for an older one of the other.
     */
    private static <E extends LibvirtEvent> EventKind<E> state(EventKind<E> kind, Predicate<E> definition) {
        return kind.whenFull(WhenFull.NEWEST_KEPT, definition::test);
    }

    /** Only the newest event of an object counts. */
    private static <E extends LibvirtEvent> EventKind<E> superseded(EventKind<E> kind) {
        return superseded(kind, event -> null);
    }

    /** Only the newest event of an object and this part of it counts. */
    private static <E extends LibvirtEvent> EventKind<E> superseded(EventKind<E> kind, Function<E, Object> part) {
        return kind.whenFull(WhenFull.SUPERSEDED, part);
    }

    private static <E extends DomainEvent> EventKind<E> domain(int id, String address, String since, Class<E> type,
            Decoder<DomainRef, E> decoder) {
        return new EventKind<>(EventClass.DOMAIN, id, address, since, type, decoder);
    }

    private static <E extends NetworkEvent> EventKind<E> network(int id, String address, String since, Class<E> type,
            Decoder<NetworkRef, E> decoder) {
        return new EventKind<>(EventClass.NETWORK, id, address, since, type, decoder);
    }

    private static <E extends StoragePoolEvent> EventKind<E> storagePool(int id, String address, String since, Class<E> type,
            Decoder<StoragePoolRef, E> decoder) {
        return new EventKind<>(EventClass.STORAGE_POOL, id, address, since, type, decoder);
    }

    private static <E extends NodeDeviceEvent> EventKind<E> nodeDevice(int id, String address, String since, Class<E> type,
            Decoder<NodeDeviceRef, E> decoder) {
        return new EventKind<>(EventClass.NODE_DEVICE, id, address, since, type, decoder);
    }

    private static <E extends SecretEvent> EventKind<E> secret(int id, String address, String since, Class<E> type,
            Decoder<SecretRef, E> decoder) {
        return new EventKind<>(EventClass.SECRET, id, address, since, type, decoder);
    }

    private static <E extends ConnectionEvent> EventKind<E> connection(String address, String since, Class<E> type,
            Decoder<LibvirtObject, E> decoder) {
        return new EventKind<>(EventClass.CONNECTION, -1, address, since, type, decoder);
    }

    private static <E extends ConnectionEvent> EventKind<E> ours(String address, Class<E> type,
            Decoder<LibvirtObject, E> decoder) {
        return new EventKind<>(EventClass.CONNECTION, -1, address, "", type, decoder);
    }
}
