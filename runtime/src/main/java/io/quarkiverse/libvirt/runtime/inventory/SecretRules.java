package io.quarkiverse.libvirt.runtime.inventory;

import java.time.Instant;
import java.util.UUID;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.LibvirtObject;
import io.quarkiverse.libvirt.event.SecretEventType;
import io.quarkiverse.libvirt.event.SecretLifecycleEvent;
import io.quarkiverse.libvirt.event.SecretRef;
import io.quarkiverse.libvirt.inventory.SecretStatus;

/** A secret is defined or not there; it is never active. */
final class SecretRules implements ObjectRules<SecretRef, UUID, SecretStatus> {

    @Override
    public UUID key(SecretRef secret) {
        return secret.uuid();
    }

    /** It has none: what it is for may be null, and isn't unique. */
    @Override
    public String name(SecretRef secret) {
        return "";
    }

    @Override
    public SecretRef object(LibvirtObject object) {
        return (SecretRef) object;
    }

    @Override
    public Fact<SecretRef> fact(LibvirtEvent event) {
        if (!(event instanceof SecretLifecycleEvent lifecycle)) {
            return null;
        }
        return switch (lifecycle.event()) {
            case DEFINED -> Fact.definition(lifecycle.secret(), -1, lifecycle.eventCode(), true);
            case UNDEFINED -> Fact.definition(lifecycle.secret(), -1, lifecycle.eventCode(), false);
            case UNKNOWN -> null;
        };
    }

    @Override
    public Told told(Step step, SecretRef secret, int id, int reason) {
        SecretEventType type = step == Step.DEFINED ? SecretEventType.DEFINED : SecretEventType.UNDEFINED;
        return new Told(type.ordinal(), true, origin -> new SecretLifecycleEvent(origin, secret, type.ordinal(), 0));
    }

    @Override
    public SecretStatus status(Known<SecretRef> known, Instant unknownSince) {
        return new SecretStatus(known.object(), unknownSince == null,
                unknownSince == null ? known.since() : unknownSince);
    }
}
