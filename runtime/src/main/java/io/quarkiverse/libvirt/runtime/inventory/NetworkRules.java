package io.quarkiverse.libvirt.runtime.inventory;

import java.time.Instant;
import java.util.UUID;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.LibvirtObject;
import io.quarkiverse.libvirt.event.NetworkEventType;
import io.quarkiverse.libvirt.event.NetworkLifecycleEvent;
import io.quarkiverse.libvirt.event.NetworkRef;
import io.quarkiverse.libvirt.inventory.DomainState;
import io.quarkiverse.libvirt.inventory.NetworkStatus;

final class NetworkRules implements ObjectRules<NetworkRef, UUID, NetworkStatus> {

    @Override
    public UUID key(NetworkRef network) {
        return network.uuid();
    }

    @Override
    public String name(NetworkRef network) {
        return network.name();
    }

    @Override
    public NetworkRef object(LibvirtObject object) {
        return (NetworkRef) object;
    }

    @Override
    public Fact<NetworkRef> fact(LibvirtEvent event) {
        if (!(event instanceof NetworkLifecycleEvent lifecycle)) {
            return null;
        }
        NetworkRef network = lifecycle.network();
        int type = lifecycle.eventCode();
        return switch (lifecycle.event()) {
            case DEFINED -> Fact.definition(network, -1, type, true);
            case UNDEFINED -> Fact.definition(network, -1, type, false);
            case STARTED -> Fact.state(network, -1, type, DomainState.RUNNING);
            case STOPPED -> Fact.state(network, -1, type, DomainState.SHUTOFF);
            case UNKNOWN -> null;
        };
    }

    @Override
    public Told told(Step step, NetworkRef network, int id, int reason) {
        NetworkEventType type = switch (step) {
            case DEFINED, RENAMED_TO -> NetworkEventType.DEFINED;
            case UNDEFINED, RENAMED_FROM -> NetworkEventType.UNDEFINED;
            case STOPPED -> NetworkEventType.STOPPED;
            default -> NetworkEventType.STARTED;
        };
        return new Told(type.ordinal(), step.ofDefinition(),
                origin -> new NetworkLifecycleEvent(origin, network, type.ordinal(), 0));
    }

    @Override
    public NetworkStatus status(Known<NetworkRef> known, Instant unknownSince) {
        return new NetworkStatus(known.object(), known.active(), known.defined(), unknownSince == null,
                unknownSince == null ? known.since() : unknownSince);
    }
}
