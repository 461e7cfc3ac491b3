package io.quarkiverse.libvirt.it.daemon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.quarkiverse.libvirt.event.ConnectionGapEvent;
import io.quarkiverse.libvirt.event.ConnectionOpenEvent;
import io.quarkiverse.libvirt.event.DomainEventDetail;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;

/**
 * A consumer that knows the domains by events alone, from the first one on, and complains of an event that tells nothing new.
 */
final class ReplayedDomains {

    private final Map<UUID, DomainFacts> domains = new HashMap<>();
    /** The opening in which something was told of a side of a domain last. */
    private final Map<String, Long> generations = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private long sequence;
    private long opened;

    synchronized void take(LibvirtEvent event) {
        if (event.sequence() <= sequence || event instanceof ConnectionGapEvent) {
            complaints.add("Out of sequence after " + sequence + ": " + event);
        }
        sequence = event.sequence();
        if (event instanceof ConnectionOpenEvent) {
            opened = event.generation();
        } else if (event.generation() != opened) {
            complaints.add("Of an opening that is not told yet, or over: " + event);
        }
        if (event instanceof DomainLifecycleEvent lifecycle) {
            take(lifecycle);
        }
    }

    private void take(DomainLifecycleEvent event) {
        UUID uuid = event.domain().uuid();
        DomainFacts old = domains.getOrDefault(uuid, DomainFacts.NOT_THERE);
        DomainFacts now = switch (event.event()) {
            case DEFINED -> old.persistent(true);
            case UNDEFINED -> old.persistent(false);
            case STARTED, RESUMED -> old.state("RUNNING");
            case SUSPENDED -> old.state("PAUSED");
            case STOPPED -> old.state("SHUTOFF");
            default -> old;
        };
        // A real one may repeat what was told of an earlier opening: what was in between came before it was subscribed to.
        String side = uuid + (event.event().name().endsWith("DEFINED") ? " is defined" : " does");
        boolean again = event.synthetic() || event.generation() == generations.getOrDefault(side, 0L);
        if (now.equals(old) && again && event.detail() != DomainEventDetail.UPDATED) {
            complaints.add("Told twice: " + event);
        }
        generations.put(side, event.generation());
        domains.put(uuid, now);
        if (now.equals(DomainFacts.NOT_THERE)) {
            domains.remove(uuid);
        }
    }

    /** What is there by what was told. */
    synchronized Map<UUID, DomainFacts> domains() {
        return new TreeMap<>(domains);
    }

    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }
}
