package io.quarkiverse.libvirt.it.provoke;

import static io.quarkiverse.libvirt.it.provoke.Payload.ANY_ID;
import static io.quarkiverse.libvirt.it.provoke.Payload.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.DomainEventDetail;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainJobCompletedEvent;
import io.quarkiverse.libvirt.event.DomainJobOperation;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.TypedParameter;

/** Events of one guest, which is defined before the first test. */
abstract class RealGuestEvents extends RealEvents {

    EventfulGuest guest;
    GuestOperator operator;
    /** The guest as payloads name it. */
    DomainRef domain;

    private List<LibvirtEvent> ofGuest;

    @BeforeAll
    void defineGuest() {
        guest = new EventfulGuest(daemon);
        operator = guest.operator();
        domain = new DomainRef(guest.name(), guest.uuid(), ANY_ID);
        ofGuest = events.follow(EventAddresses.domain(guest.uuid()));
        guest.define();
    }

    @Test
    @Order(AFTER_ALL_OTHERS)
    void eachIsPublishedToTheAddressOfTheGuestAsTheSameInstance() {
        assertPublished(ofGuest, event -> event instanceof DomainEvent of && of.domain().uuid().equals(guest.uuid()));
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

    /** What a job has counted, whose numbers are another each time. */
    static void assertMeasured(DomainJobCompletedEvent completed, DomainJobOperation operation, int operationCode) {
        assertThat(completed.operation()).isEqualTo(operation);
        assertThat(completed.params().all())
                .contains(new TypedParameter("operation", TypedParameter.Type.INT, 1, operationCode),
                        unsignedLong("data_remaining", 0), unsignedLong("memory_page_size", 4096));
        for (String field : List.of("time_elapsed", "downtime", "data_total", "data_processed", "memory_total",
                "memory_iteration")) {
            BigInteger value = (BigInteger) completed.params().value(field).orElseThrow();
            assertThat(value).as(field).isPositive();
            assertThat(completed.params().all()).contains(unsignedLong(field, value.longValueExact()));
        }
    }

    static TypedParameter unsignedLong(String field, long value) {
        return new TypedParameter(field, TypedParameter.Type.ULLONG, 4, BigInteger.valueOf(value));
    }
}
