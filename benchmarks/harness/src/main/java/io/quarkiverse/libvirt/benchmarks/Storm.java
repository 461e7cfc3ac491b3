package io.quarkiverse.libvirt.benchmarks;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.quarkiverse.libvirt.standin.Domain;
import io.quarkiverse.libvirt.standin.DomainEvents;
import io.quarkiverse.libvirt.standin.EventMessage;

/** Events as the clients want them, from the stand-in: a change of metadata that carries a number. */
final class Storm {

    /** {@code VIR_DOMAIN_EVENT_ID_METADATA_CHANGE}. */
    static final int EVENT_ID = 23;
    /** {@code VIR_DOMAIN_METADATA_ELEMENT}. */
    private static final int ELEMENT = 2;
    private static final Domain DOMAIN = new Domain("test", UUID.fromString("6695eb01-f6a4-8304-79aa-97f2502e193f"), 1);

    private Storm() {
    }

    static EventMessage event(long number) {
        return DomainEvents.metadataChange(DOMAIN, ELEMENT, "urn:b:" + number);
    }

    /** With the numbers from 0. */
    static List<EventMessage> events(int count) {
        return IntStream.range(0, count).mapToObj(Storm::event).toList();
    }
}
