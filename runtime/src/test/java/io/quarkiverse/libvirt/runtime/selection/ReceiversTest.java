package io.quarkiverse.libvirt.runtime.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.NetworkEvent;
import io.quarkiverse.libvirt.event.NetworkLifecycleEvent;
import io.quarkiverse.libvirt.event.NetworkMetadataChangeEvent;
import io.quarkiverse.libvirt.event.UnknownLibvirtEvent;

class ReceiversTest {

    private static final String UUID = "libvirt.domain.6695eb01-f6a4-8304-79aa-97f2502e193f";

    @Test
    void whatNobodyObservesIsNotFired() {
        Receivers none = new Receivers(List.of(consumer(EventAddresses.ALL)), true);
        assertThat(none.observed(false)).isEmpty();
        assertThat(none.observed(true)).isEmpty();
    }

    @Test
    void anObserverGetsTheRecordsOfItsType() {
        Receivers receivers = new Receivers(List.of(observer(NetworkEvent.class, false),
                observer(DomainLifecycleEvent.class, true)), false);
        assertThat(receivers.observed(false)).isEqualTo(Set.of(NetworkLifecycleEvent.class, NetworkMetadataChangeEvent.class));
        assertThat(receivers.observed(true)).isEqualTo(Set.of(DomainLifecycleEvent.class));
    }

    @Test
    void anObserverOfAnyEventGetsTheUnknownOnesToo() {
        for (Class<?> type : List.of(LibvirtEvent.class, Record.class, Object.class)) {
            assertThat(new Receivers(List.of(observer(type, false)), false).observed(false))
                    .hasSize(EventKind.all().size() + 1).contains(UnknownLibvirtEvent.class);
        }
    }

    @Test
    void aConsumerNeedsTheKindsThatArePublishedToItsAddress() {
        assertThat(kinds(EventAddresses.DOMAIN_REBOOT)).extracting(EventKind::name).containsExactly("domain.reboot");
        assertThat(kinds(EventAddresses.ALL)).isEqualTo(Set.copyOf(EventKind.all()));
        assertThat(kinds(UUID)).isNotEmpty().allMatch(kind -> kind.eventClass() == EventClass.DOMAIN);
        assertThat(kinds("greetings")).isEmpty();
    }

    @Test
    void streamsMayNeedAnyKind() {
        assertThat(new Receivers(List.of(), true).kinds()).isEqualTo(Set.copyOf(EventKind.all()));
    }

    @Test
    void whoReceivesNothingIsNamed() {
        Receivers receivers = new Receivers(List.of(consumer(EventAddresses.DOMAIN_REBOOT), consumer(EventAddresses.ALL),
                consumer(UUID), observer(NetworkEvent.class, false), consumer(EventAddresses.UNKNOWN), consumer("greetings")),
                false);
        assertThat(receivers.inVain(
                EventSelection.of("quarkus.libvirt.events", List.of("domain.lifecycle"), receivers)::contains,
                "quarkus.libvirt.events leaves it out")).containsExactly(
                        "Log.on(libvirt.domain.reboot) never receives libvirt.domain.reboot: quarkus.libvirt.events leaves it out",
                        "Log.on(NetworkEvent) never receives libvirt.network.lifecycle: quarkus.libvirt.events leaves it out");
    }

    private static Set<EventKind<?>> kinds(String address) {
        return new Receivers(List.of(consumer(address)), false).kinds();
    }

    private static Receiver consumer(String address) {
        return new Receiver("Log.on(" + address + ")", address, null, false);
    }

    private static Receiver observer(Class<?> type, boolean async) {
        return new Receiver("Log.on(" + type.getSimpleName() + ")", null, type.getName(), async);
    }
}
