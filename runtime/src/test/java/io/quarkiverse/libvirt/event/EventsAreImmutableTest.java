package io.quarkiverse.libvirt.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainMemoryFailureEvent.Action;
import io.quarkiverse.libvirt.event.DomainMemoryFailureEvent.Flag;
import io.quarkiverse.libvirt.event.DomainMemoryFailureEvent.Recipient;

class EventsAreImmutableTest {

    @Test
    void theFlagsOfAMemoryFailureAreCopied() {
        Set<Flag> flags = EnumSet.of(Flag.RECURSIVE);
        DomainMemoryFailureEvent event = new DomainMemoryFailureEvent(new EventOrigin("c", 1, Instant.EPOCH),
                new DomainRef("vm", new UUID(1, 2), 3), Recipient.GUEST, 1, Action.INJECT, 1, flags, 2);
        flags.clear();
        assertThat(event.flags()).containsExactly(Flag.RECURSIVE);
    }
}
