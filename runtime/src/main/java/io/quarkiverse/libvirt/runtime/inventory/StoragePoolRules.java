package io.quarkiverse.libvirt.runtime.inventory;

import java.time.Instant;
import java.util.UUID;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.LibvirtObject;
import io.quarkiverse.libvirt.event.StoragePoolEventType;
import io.quarkiverse.libvirt.event.StoragePoolLifecycleEvent;
import io.quarkiverse.libvirt.event.StoragePoolRef;
import io.quarkiverse.libvirt.inventory.DomainState;
import io.quarkiverse.libvirt.inventory.StoragePoolStatus;

final class StoragePoolRules implements ObjectRules<StoragePoolRef, UUID, StoragePoolStatus> {

    @Override
    public UUID key(StoragePoolRef pool) {
        return pool.uuid();
    }

    @Override
    public String name(StoragePoolRef pool) {
        return pool.name();
    }

    @Override
    public StoragePoolRef object(LibvirtObject object) {
        return (StoragePoolRef) object;
    }

    @Override
    public Fact<StoragePoolRef> fact(LibvirtEvent event) {
        if (!(event instanceof StoragePoolLifecycleEvent lifecycle)) {
            return null;
        }
        StoragePoolRef pool = lifecycle.pool();
        int type = lifecycle.eventCode();
        return switch (lifecycle.event()) {
            case DEFINED -> Fact.definition(pool, -1, type, true);
            case UNDEFINED -> Fact.definition(pool, -1, type, false);
            case STARTED -> Fact.state(pool, -1, type, DomainState.RUNNING);
            case STOPPED -> Fact.state(pool, -1, type, DomainState.SHUTOFF);
            // About its storage, not about the pool.
            case CREATED, DELETED -> null;
            case UNKNOWN -> null;
        };
    }

    @Override
    public Told told(Step step, StoragePoolRef pool, int id, int reason) {
        StoragePoolEventType type = switch (step) {
            case DEFINED, RENAMED_TO -> StoragePoolEventType.DEFINED;
            case UNDEFINED, RENAMED_FROM -> StoragePoolEventType.UNDEFINED;
            case STOPPED -> StoragePoolEventType.STOPPED;
            default -> StoragePoolEventType.STARTED;
        };
        return new Told(type.ordinal(), step.ofDefinition(),
                origin -> new StoragePoolLifecycleEvent(origin, pool, type.ordinal(), 0));
    }

    @Override
    public StoragePoolStatus status(Known<StoragePoolRef> known, Instant unknownSince) {
        return new StoragePoolStatus(known.object(), known.active(), known.defined(), unknownSince == null,
                unknownSince == null ? known.since() : unknownSince);
    }
}
