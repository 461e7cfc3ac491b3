package io.quarkiverse.libvirt.runtime.connection;

import java.util.List;

import io.quarkiverse.libvirt.event.DomainAgentLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainBalloonChangeEvent;
import io.quarkiverse.libvirt.event.DomainBlockJob2Event;
import io.quarkiverse.libvirt.event.DomainBlockJobEvent;
import io.quarkiverse.libvirt.event.DomainBlockThresholdEvent;
import io.quarkiverse.libvirt.event.DomainControlErrorEvent;
import io.quarkiverse.libvirt.event.DomainDeviceAddedEvent;
import io.quarkiverse.libvirt.event.DomainDeviceRemovalFailedEvent;
import io.quarkiverse.libvirt.event.DomainDeviceRemovedEvent;
import io.quarkiverse.libvirt.event.DomainDiskChangeEvent;
import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.DomainGraphicsEvent;
import io.quarkiverse.libvirt.event.DomainIoErrorEvent;
import io.quarkiverse.libvirt.event.DomainIoErrorReasonEvent;
import io.quarkiverse.libvirt.event.DomainJobCompletedEvent;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainMemoryDeviceSizeChangeEvent;
import io.quarkiverse.libvirt.event.DomainMemoryFailureEvent;
import io.quarkiverse.libvirt.event.DomainMetadataChangeEvent;
import io.quarkiverse.libvirt.event.DomainMigrationIterationEvent;
import io.quarkiverse.libvirt.event.DomainNicMacChangeEvent;
import io.quarkiverse.libvirt.event.DomainPmSuspendDiskEvent;
import io.quarkiverse.libvirt.event.DomainPmSuspendEvent;
import io.quarkiverse.libvirt.event.DomainPmWakeupEvent;
import io.quarkiverse.libvirt.event.DomainRebootEvent;
import io.quarkiverse.libvirt.event.DomainRtcChangeEvent;
import io.quarkiverse.libvirt.event.DomainTrayChangeEvent;
import io.quarkiverse.libvirt.event.DomainTunableEvent;
import io.quarkiverse.libvirt.event.DomainWatchdogEvent;
import io.quarkiverse.libvirt.event.GraphicsAddress;
import io.quarkiverse.libvirt.event.GraphicsIdentity;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.NetworkLifecycleEvent;
import io.quarkiverse.libvirt.event.NetworkMetadataChangeEvent;
import io.quarkiverse.libvirt.event.NetworkRef;
import io.quarkiverse.libvirt.event.NodeDeviceLifecycleEvent;
import io.quarkiverse.libvirt.event.NodeDeviceUpdateEvent;
import io.quarkiverse.libvirt.event.SecretLifecycleEvent;
import io.quarkiverse.libvirt.event.SecretRef;
import io.quarkiverse.libvirt.event.SecretValueChangedEvent;
import io.quarkiverse.libvirt.event.StoragePoolLifecycleEvent;
import io.quarkiverse.libvirt.event.StoragePoolRef;
import io.quarkiverse.libvirt.event.StoragePoolRefreshEvent;
import io.quarkiverse.libvirt.event.TypedParameter;
import io.quarkiverse.libvirt.event.TypedParameters;
import io.quarkiverse.libvirt.standin.Domain;
import io.quarkiverse.libvirt.standin.DomainEvents;
import io.quarkiverse.libvirt.standin.EventMessage;
import io.quarkiverse.libvirt.standin.Network;
import io.quarkiverse.libvirt.standin.NetworkEvents;
import io.quarkiverse.libvirt.standin.NodeDevice;
import io.quarkiverse.libvirt.standin.NodeDeviceEvents;
import io.quarkiverse.libvirt.standin.Secret;
import io.quarkiverse.libvirt.standin.SecretEvents;
import io.quarkiverse.libvirt.standin.StoragePool;
import io.quarkiverse.libvirt.standin.StoragePoolEvents;

/** What a libvirt daemon sends for an event. */
final class OnTheWire {

    private OnTheWire() {
    }

    static EventMessage message(LibvirtEvent event) {
        if (event instanceof DomainEvent domainEvent) {
            Domain domain = new Domain(domainEvent.domain().name(), domainEvent.domain().uuid(), domainEvent.domain().id());
            return message(domain, domainEvent);
        }
        if (event instanceof NetworkLifecycleEvent e) {
            return NetworkEvents.lifecycle(network(e.network()), e.eventCode(), e.detail());
        }
        if (event instanceof NetworkMetadataChangeEvent e) {
            return NetworkEvents.metadataChange(network(e.network()), e.typeCode(), e.nsuri());
        }
        if (event instanceof StoragePoolLifecycleEvent e) {
            return StoragePoolEvents.lifecycle(pool(e.pool()), e.eventCode(), e.detail());
        }
        if (event instanceof StoragePoolRefreshEvent e) {
            return StoragePoolEvents.refresh(pool(e.pool()));
        }
        if (event instanceof NodeDeviceLifecycleEvent e) {
            return NodeDeviceEvents.lifecycle(new NodeDevice(e.device().name()), e.eventCode(), e.detail());
        }
        if (event instanceof NodeDeviceUpdateEvent e) {
            return NodeDeviceEvents.update(new NodeDevice(e.device().name()));
        }
        if (event instanceof SecretLifecycleEvent e) {
            return SecretEvents.lifecycle(secret(e.secret()), e.eventCode(), e.detail());
        }
        if (event instanceof SecretValueChangedEvent e) {
            return SecretEvents.valueChanged(secret(e.secret()));
        }
        throw new IllegalArgumentException("Not known to the stand-in: " + event);
    }

    private static EventMessage message(Domain domain, DomainEvent event) {
        if (event instanceof DomainLifecycleEvent e) {
            return DomainEvents.lifecycle(domain, e.eventCode(), e.detailCode());
        }
        if (event instanceof DomainRebootEvent) {
            return DomainEvents.reboot(domain);
        }
        if (event instanceof DomainRtcChangeEvent e) {
            return DomainEvents.rtcChange(domain, e.utcoffset());
        }
        if (event instanceof DomainWatchdogEvent e) {
            return DomainEvents.watchdog(domain, e.actionCode());
        }
        if (event instanceof DomainIoErrorEvent e) {
            return DomainEvents.ioError(domain, e.srcPath(), e.devAlias(), e.actionCode());
        }
        if (event instanceof DomainGraphicsEvent e) {
            return DomainEvents.graphics(domain, e.phaseCode(), address(e.local()), address(e.remote()), e.authScheme(),
                    identities(e.subject()));
        }
        if (event instanceof DomainIoErrorReasonEvent e) {
            return DomainEvents.ioErrorReason(domain, e.srcPath(), e.devAlias(), e.actionCode(), e.reason());
        }
        if (event instanceof DomainControlErrorEvent) {
            return DomainEvents.controlError(domain);
        }
        if (event instanceof DomainBlockJobEvent e) {
            return DomainEvents.blockJob(domain, e.disk(), e.typeCode(), e.statusCode());
        }
        if (event instanceof DomainDiskChangeEvent e) {
            return DomainEvents.diskChange(domain, e.oldSrcPath(), e.newSrcPath(), e.devAlias(), e.reasonCode());
        }
        if (event instanceof DomainTrayChangeEvent e) {
            return DomainEvents.trayChange(domain, e.devAlias(), e.reasonCode());
        }
        if (event instanceof DomainPmWakeupEvent e) {
            return DomainEvents.pmWakeup(domain, e.reason());
        }
        if (event instanceof DomainPmSuspendEvent e) {
            return DomainEvents.pmSuspend(domain, e.reason());
        }
        if (event instanceof DomainBalloonChangeEvent e) {
            return DomainEvents.balloonChange(domain, e.actual());
        }
        if (event instanceof DomainPmSuspendDiskEvent e) {
            return DomainEvents.pmSuspendDisk(domain, e.reason());
        }
        if (event instanceof DomainDeviceRemovedEvent e) {
            return DomainEvents.deviceRemoved(domain, e.devAlias());
        }
        if (event instanceof DomainBlockJob2Event e) {
            return DomainEvents.blockJob2(domain, e.disk(), e.typeCode(), e.statusCode());
        }
        if (event instanceof DomainTunableEvent e) {
            return DomainEvents.tunable(domain, parameters(e.params()));
        }
        if (event instanceof DomainAgentLifecycleEvent e) {
            return DomainEvents.agentLifecycle(domain, e.stateCode(), e.reasonCode());
        }
        if (event instanceof DomainDeviceAddedEvent e) {
            return DomainEvents.deviceAdded(domain, e.devAlias());
        }
        if (event instanceof DomainMigrationIterationEvent e) {
            return DomainEvents.migrationIteration(domain, e.iteration());
        }
        if (event instanceof DomainJobCompletedEvent e) {
            return DomainEvents.jobCompleted(domain, parameters(e.params()));
        }
        if (event instanceof DomainDeviceRemovalFailedEvent e) {
            return DomainEvents.deviceRemovalFailed(domain, e.devAlias());
        }
        if (event instanceof DomainMetadataChangeEvent e) {
            return DomainEvents.metadataChange(domain, e.typeCode(), e.nsuri());
        }
        if (event instanceof DomainBlockThresholdEvent e) {
            return DomainEvents.blockThreshold(domain, e.dev(), e.path(), e.threshold(), e.excess());
        }
        if (event instanceof DomainMemoryFailureEvent e) {
            return DomainEvents.memoryFailure(domain, e.recipientCode(), e.actionCode(), e.flagsCode());
        }
        if (event instanceof DomainMemoryDeviceSizeChangeEvent e) {
            return DomainEvents.memoryDeviceSizeChange(domain, e.alias(), e.size());
        }
        if (event instanceof DomainNicMacChangeEvent e) {
            return DomainEvents.nicMacChange(domain, e.alias(), e.oldMAC(), e.newMAC());
        }
        throw new IllegalArgumentException("Not known to the stand-in: " + event);
    }

    private static Network network(NetworkRef network) {
        return new Network(network.name(), network.uuid());
    }

    private static StoragePool pool(StoragePoolRef pool) {
        return new StoragePool(pool.name(), pool.uuid());
    }

    private static Secret secret(SecretRef secret) {
        return new Secret(secret.uuid(), secret.usageTypeCode(), secret.usageId());
    }

    private static io.quarkiverse.libvirt.standin.GraphicsAddress address(GraphicsAddress address) {
        return new io.quarkiverse.libvirt.standin.GraphicsAddress(address.familyCode(), address.node(), address.service());
    }

    private static List<io.quarkiverse.libvirt.standin.GraphicsIdentity> identities(List<GraphicsIdentity> identities) {
        return identities.stream()
                .map(each -> new io.quarkiverse.libvirt.standin.GraphicsIdentity(each.type(), each.name())).toList();
    }

    private static List<io.quarkiverse.libvirt.standin.TypedParameter> parameters(TypedParameters parameters) {
        return parameters.all().stream().map(OnTheWire::parameter).toList();
    }

    private static io.quarkiverse.libvirt.standin.TypedParameter parameter(TypedParameter parameter) {
        String field = parameter.field();
        Object value = parameter.value();
        return switch (parameter.type()) {
            case INT -> io.quarkiverse.libvirt.standin.TypedParameter.ofInt(field, (Integer) value);
            case UINT -> io.quarkiverse.libvirt.standin.TypedParameter.ofUnsignedInt(field, ((Long) value).intValue());
            case LLONG -> io.quarkiverse.libvirt.standin.TypedParameter.ofLong(field, (Long) value);
            case ULLONG -> io.quarkiverse.libvirt.standin.TypedParameter.ofUnsignedLong(field, ((Number) value).longValue());
            case DOUBLE -> io.quarkiverse.libvirt.standin.TypedParameter.ofDouble(field, (Double) value);
            case BOOLEAN -> io.quarkiverse.libvirt.standin.TypedParameter.ofBoolean(field, (Boolean) value);
            case STRING -> io.quarkiverse.libvirt.standin.TypedParameter.ofString(field, (String) value);
            case UNKNOWN -> throw new IllegalArgumentException("The protocol can't carry it");
        };
    }
}
