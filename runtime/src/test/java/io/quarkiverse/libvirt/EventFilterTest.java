package io.quarkiverse.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainRebootEvent;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.EventOrigin;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.NetworkEvent;
import io.quarkiverse.libvirt.event.NetworkLifecycleEvent;
import io.quarkiverse.libvirt.event.NetworkRef;
import io.quarkiverse.libvirt.event.UnknownLibvirtEvent;

class EventFilterTest {

    private static final UUID ID = UUID.fromString("6695eb01-f6a4-8304-79aa-97f2502e193f");
    private static final EventOrigin ORIGIN = new EventOrigin("host7", 1, Instant.EPOCH);
    private static final DomainRef DOMAIN = new DomainRef("web", ID, 1);
    private static final LibvirtEvent SUSPENDED = new DomainLifecycleEvent(ORIGIN, DOMAIN, 3, 0);
    private static final LibvirtEvent REBOOT = new DomainRebootEvent(ORIGIN, DOMAIN);
    // Another class of object with the same name and UUID.
    private static final LibvirtEvent NETWORK = new NetworkLifecycleEvent(ORIGIN, new NetworkRef("web", ID), 0, 0);
    private static final LibvirtEvent UNKNOWN = new UnknownLibvirtEvent(ORIGIN, EventAddresses.DOMAIN_TUNABLE, DOMAIN,
            "on purpose", Map.of());

    @Test
    void noneLetsEverythingPass() {
        assertThat(EventFilter.none()).accepts(SUSPENDED, REBOOT, NETWORK, UNKNOWN);
    }

    @Test
    void byConnection() {
        assertThat(EventFilter.none().connection("host7")).accepts(SUSPENDED, NETWORK);
        assertThat(EventFilter.none().connection("host8")).rejects(SUSPENDED, NETWORK);
    }

    @Test
    void byTheDomainsUuid() {
        assertThat(EventFilter.none().domain(ID)).accepts(SUSPENDED, REBOOT, UNKNOWN).rejects(NETWORK);
        assertThat(EventFilter.none().domain(new UUID(1, 2))).rejects(SUSPENDED, REBOOT, UNKNOWN, NETWORK);
    }

    @Test
    void byTheDomainsName() {
        assertThat(EventFilter.none().domain("web")).accepts(SUSPENDED, REBOOT, UNKNOWN).rejects(NETWORK);
        assertThat(EventFilter.none().domain("Web")).rejects(SUSPENDED, REBOOT, UNKNOWN, NETWORK);
    }

    @Test
    void byTheKindOfLifecycleEvent() {
        assertThat(EventFilter.none().lifecycle(DomainEventType.STOPPED, DomainEventType.SUSPENDED, DomainEventType.STOPPED))
                .accepts(SUSPENDED, REBOOT, NETWORK, UNKNOWN);
        assertThat(EventFilter.none().lifecycle(DomainEventType.STOPPED)).accepts(REBOOT, NETWORK, UNKNOWN).rejects(SUSPENDED);
        assertThat(EventFilter.none().lifecycle()).accepts(REBOOT, NETWORK).rejects(SUSPENDED);
    }

    @Test
    void byTypes() {
        assertThat(EventFilter.none().types(NetworkEvent.class, DomainRebootEvent.class)).accepts(REBOOT, NETWORK)
                .rejects(SUSPENDED, UNKNOWN);
        assertThat(EventFilter.none().types(DomainEvent.class)).accepts(SUSPENDED, REBOOT).rejects(NETWORK);
        assertThat(EventFilter.none().types()).rejects(SUSPENDED, REBOOT, NETWORK, UNKNOWN);
    }

    @Test
    void allDemandsCount() {
        EventFilter filter = EventFilter.none().connection("host7").domain(ID).lifecycle(DomainEventType.SUSPENDED)
                .types(DomainLifecycleEvent.class);
        assertThat(filter).accepts(SUSPENDED).rejects(REBOOT, NETWORK, UNKNOWN);
        assertThat(filter.connection("host8")).rejects(SUSPENDED);
        assertThat(filter.domain("mail")).rejects(SUSPENDED);
        assertThat(filter).accepts(SUSPENDED);
    }

    @Test
    void nullIsNotMistakenForAny() {
        EventFilter none = EventFilter.none();
        assertThatThrownBy(() -> none.connection(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> none.domain((UUID) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> none.domain((String) null)).isInstanceOf(NullPointerException.class);
    }
}
