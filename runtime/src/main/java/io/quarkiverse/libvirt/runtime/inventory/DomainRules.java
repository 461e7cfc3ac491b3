package io.quarkiverse.libvirt.runtime.inventory;

import java.time.Instant;
import java.util.UUID;

import io.quarkiverse.libvirt.event.DomainEventDetail;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.LibvirtObject;
import io.quarkiverse.libvirt.inventory.DomainState;
import io.quarkiverse.libvirt.inventory.DomainStatus;

final class DomainRules implements ObjectRules<DomainRef, UUID, DomainStatus> {

    @Override
    public UUID key(DomainRef domain) {
        return domain.uuid();
    }

    @Override
    public String name(DomainRef domain) {
        return domain.name();
    }

    @Override
    public DomainRef object(LibvirtObject object) {
        return (DomainRef) object;
    }

    @Override
    public Fact<DomainRef> fact(LibvirtEvent event) {
        if (!(event instanceof DomainLifecycleEvent lifecycle)) {
            return null;
        }
        DomainRef domain = lifecycle.domain();
        int type = lifecycle.eventCode();
        return switch (lifecycle.event()) {
            // What is defined anew has a new configuration, which no listing shows.
            case DEFINED -> lifecycle.detail() == DomainEventDetail.ADDED || lifecycle.detail() == DomainEventDetail.RENAMED
                    ? Fact.definition(domain, domain.id(), type, true)
                    : Fact.definition(domain, domain.id(), type, true).alwaysNews();
            // The first half of a rename: the domain stays, and the second half brings its name.
            case UNDEFINED -> lifecycle.detail() == DomainEventDetail.RENAMED ? Fact.nothing(domain, domain.id(), type)
                    : Fact.definition(domain, domain.id(), type, false);
            case STARTED, RESUMED -> state(domain, type, DomainState.RUNNING);
            case SUSPENDED -> state(domain, type, DomainState.PAUSED);
            case STOPPED -> state(domain, type, DomainState.SHUTOFF);
            case SHUTDOWN -> state(domain, type, DomainState.SHUTDOWN);
            case PMSUSPENDED -> state(domain, type, DomainState.PMSUSPENDED);
            case CRASHED -> state(domain, type, DomainState.CRASHED);
            case UNKNOWN -> null;
        };
    }

    private static Fact<DomainRef> state(DomainRef domain, int type, DomainState state) {
        return Fact.state(domain, domain.id(), type, state);
    }

    @Override
    public Told told(Step step, DomainRef domain, int id, int reason) {
        DomainRef then = new DomainRef(domain.name(), domain.uuid(), id);
        DomainEventType type = type(step);
        int detail = DomainDetails.of(step, reason);
        return new Told(type.ordinal(), step.ofDefinition(),
                origin -> new DomainLifecycleEvent(origin, then, type.ordinal(), detail));
    }

    private static DomainEventType type(Step step) {
        return switch (step) {
            case DEFINED, RENAMED_TO -> DomainEventType.DEFINED;
            case UNDEFINED, RENAMED_FROM -> DomainEventType.UNDEFINED;
            case STARTED, WOKEN -> DomainEventType.STARTED;
            case RESUMED -> DomainEventType.RESUMED;
            case SUSPENDED -> DomainEventType.SUSPENDED;
            case SHUTDOWN -> DomainEventType.SHUTDOWN;
            case CRASHED -> DomainEventType.CRASHED;
            case PMSUSPENDED -> DomainEventType.PMSUSPENDED;
            case STOPPED -> DomainEventType.STOPPED;
        };
    }

    @Override
    public DomainStatus status(Known<DomainRef> known, Instant unknownSince) {
        DomainRef domain = new DomainRef(known.object().name(), known.object().uuid(), known.id());
        return new DomainStatus(domain, unknownSince == null ? known.state() : DomainState.UNKNOWN, known.state(),
                known.defined(), unknownSince == null ? known.since() : unknownSince);
    }
}
