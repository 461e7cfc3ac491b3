package io.quarkiverse.libvirt.it.provoke;

import static io.quarkiverse.libvirt.it.provoke.Payload.ANY_ID;
import static io.quarkiverse.libvirt.it.provoke.Payload.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.DomainEventDetail;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.LibvirtEvent;

/** Events of one guest, which is defined before the first test. */
abstract class RealGuestEvents extends RealEvents {

    EventfulGuest guest;
    GuestOperator operator;
    /** The guest as payloads name it. */
    DomainRef domain;

    @BeforeAll
    void defineGuest() {
        guest = new EventfulGuest(daemon);
        operator = guest.operator();
        domain = new DomainRef(guest.name(), guest.uuid(), ANY_ID);
        events.follow(guest.uuid());
        guest.define();
    }

    @Test
    @Order(AFTER_ALL_OTHERS)
    void eachIsPublishedToTheGuestsAddressTooAsTheSameInstance() {
        List<LibvirtEvent> all = events.all().stream()
                .filter(event -> event instanceof DomainEvent of && of.domain().uuid().equals(guest.uuid())).toList();
        await().until(() -> events.ofDomain().size() >= all.size());
        assertThat(events.ofDomain().subList(0, all.size()))
                .usingElementComparator((one, other) -> one == other ? 0 : 1).containsExactlyElementsOf(all);
    }

    List<LibvirtEvent> expect(Runnable provocation, LibvirtEvent... payloads) {
        return events.expect(provocation, payloads);
    }

    <E extends LibvirtEvent> E expectOne(Class<E> type, Runnable provocation) {
        return events.expectOne(type, provocation);
    }

    DomainLifecycleEvent lifecycle(DomainEventType event, int eventCode, DomainEventDetail detail, int detailCode) {
        return new DomainLifecycleEvent(ORIGIN, domain, event, eventCode, detail, detailCode);
    }
}
