package io.quarkiverse.libvirt.event;

/** An event of a domain, as libvirt calls a virtual machine. Also published to {@code libvirt.domain.<uuid>}. */
public sealed interface DomainEvent extends LibvirtEvent permits
        DomainLifecycleEvent,
        DomainRebootEvent,
        DomainRtcChangeEvent,
        DomainWatchdogEvent,
        DomainIoErrorEvent,
        DomainGraphicsEvent,
        DomainIoErrorReasonEvent,
        DomainControlErrorEvent,
        DomainBlockJobEvent,
        DomainDiskChangeEvent,
        DomainTrayChangeEvent,
        DomainPmWakeupEvent,
        DomainPmSuspendEvent,
        DomainBalloonChangeEvent,
        DomainPmSuspendDiskEvent,
        DomainDeviceRemovedEvent,
        DomainBlockJob2Event,
        DomainTunableEvent,
        DomainAgentLifecycleEvent,
        DomainDeviceAddedEvent,
        DomainMigrationIterationEvent,
        DomainJobCompletedEvent,
        DomainDeviceRemovalFailedEvent,
        DomainMetadataChangeEvent,
        DomainBlockThresholdEvent,
        DomainMemoryFailureEvent,
        DomainMemoryDeviceSizeChangeEvent,
        DomainNicMacChangeEvent,
        DomainVcpuRemovedEvent, DomainChannelLifecycleEvent {

    /** The domain that it is about. */
    DomainRef domain();

    @Override
    default LibvirtObject object() {
        return domain();
    }
}
