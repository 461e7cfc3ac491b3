package io.quarkiverse.libvirt.test;

import java.time.Instant;
import java.util.UUID;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainRebootEvent;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.EventOrigin;

/** Events that no host has sent. */
final class MadeUpEvents {

    private MadeUpEvents() {
    }

    static DomainLifecycleEvent lifecycle(int domain, long sequence, DomainEventType event) {
        return new DomainLifecycleEvent(origin(sequence), domain(domain), event.ordinal(), 0);
    }

    static DomainRebootEvent reboot(int domain, long sequence) {
        return new DomainRebootEvent(origin(sequence), domain(domain));
    }

    private static DomainRef domain(int number) {
        return new DomainRef("vm" + number, new UUID(1, number), number);
    }

    private static EventOrigin origin(long sequence) {
        return new EventOrigin(LibvirtConnection.DEFAULT_NAME, sequence, Instant.EPOCH);
    }
}
