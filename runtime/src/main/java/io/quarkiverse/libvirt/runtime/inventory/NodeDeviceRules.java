package io.quarkiverse.libvirt.runtime.inventory;

import java.time.Instant;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.LibvirtObject;
import io.quarkiverse.libvirt.event.NodeDeviceEventType;
import io.quarkiverse.libvirt.event.NodeDeviceLifecycleEvent;
import io.quarkiverse.libvirt.event.NodeDeviceRef;
import io.quarkiverse.libvirt.inventory.DomainState;
import io.quarkiverse.libvirt.inventory.NodeDeviceStatus;

final class NodeDeviceRules implements ObjectRules<NodeDeviceRef, String, NodeDeviceStatus> {

    @Override
    public String key(NodeDeviceRef device) {
        return device.name();
    }

    @Override
    public String name(NodeDeviceRef device) {
        return device.name();
    }

    @Override
    public NodeDeviceRef object(LibvirtObject object) {
        return (NodeDeviceRef) object;
    }

    @Override
    public Fact<NodeDeviceRef> fact(LibvirtEvent event) {
        if (!(event instanceof NodeDeviceLifecycleEvent lifecycle)) {
            return null;
        }
        NodeDeviceRef device = lifecycle.device();
        int type = lifecycle.eventCode();
        return switch (lifecycle.event()) {
            case DEFINED -> Fact.definition(device, -1, type, true);
            case UNDEFINED -> Fact.definition(device, -1, type, false);
            case CREATED -> Fact.state(device, -1, type, DomainState.RUNNING);
            case DELETED -> Fact.state(device, -1, type, DomainState.SHUTOFF);
            case UNKNOWN -> null;
        };
    }

    @Override
    public Told told(Step step, NodeDeviceRef device, int id, int reason) {
        NodeDeviceEventType type = switch (step) {
            case DEFINED, RENAMED_TO -> NodeDeviceEventType.DEFINED;
            case UNDEFINED, RENAMED_FROM -> NodeDeviceEventType.UNDEFINED;
            case STOPPED -> NodeDeviceEventType.DELETED;
            default -> NodeDeviceEventType.CREATED;
        };
        return new Told(type.ordinal(), step.ofDefinition(),
                origin -> new NodeDeviceLifecycleEvent(origin, device, type.ordinal(), 0));
    }

    @Override
    public NodeDeviceStatus status(Known<NodeDeviceRef> known, Instant unknownSince) {
        return new NodeDeviceStatus(known.object(), known.active(), known.defined(), unknownSince == null,
                unknownSince == null ? known.since() : unknownSince);
    }
}
