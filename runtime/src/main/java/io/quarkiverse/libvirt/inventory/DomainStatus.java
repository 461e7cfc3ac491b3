package io.quarkiverse.libvirt.inventory;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.quarkiverse.libvirt.event.DomainRef;

/**
 * What is known of a domain.
 *
 * @param domain the domain; its id is -1 when it isn't active
 * @param state its state now, {@link DomainState#UNKNOWN} while that isn't known ({@code virDomainGetState})
 * @param lastKnownState the last state known: the same as {@code state} while that is known
 * @param persistent whether the host keeps it when it isn't active ({@code virDomainIsPersistent})
 * @param since since when it is in {@code state}, by this process' clock
 */
public record DomainStatus(DomainRef domain, DomainState state, DomainState lastKnownState, boolean persistent,
        Instant since) implements ObjectStatus {

    public DomainStatus {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(lastKnownState, "lastKnownState");
        Objects.requireNonNull(since, "since");
    }

    @Override
    public DomainRef object() {
        return domain;
    }

    public String name() {
        return domain.name();
    }

    public UUID uuid() {
        return domain.uuid();
    }

    @Override
    public boolean known() {
        return state == lastKnownState;
    }

    /** Whether it runs, paused or not, as far as last known ({@code virDomainIsActive}). */
    public boolean isActive() {
        return switch (lastKnownState) {
            case SHUTOFF -> false;
            // Some hypervisors have these of domains that are gone: then there is no id.
            case NOSTATE, CRASHED, UNKNOWN -> domain.id() >= 0;
            default -> true;
        };
    }
}
