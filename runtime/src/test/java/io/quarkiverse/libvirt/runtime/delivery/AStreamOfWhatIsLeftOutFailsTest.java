package io.quarkiverse.libvirt.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.EventFilter;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.NetworkEvent;
import io.quarkiverse.libvirt.event.NetworkLifecycleEvent;
import io.quarkiverse.libvirt.event.UnknownLibvirtEvent;
import io.quarkiverse.libvirt.runtime.selection.EventSelection;
import io.quarkiverse.libvirt.runtime.selection.Receivers;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

class AStreamOfWhatIsLeftOutFailsTest {

    private final EventStreams streams = new EventStreams();

    AStreamOfWhatIsLeftOutFailsTest() {
        streams.select(List.of(EventSelection.of("quarkus.libvirt.events", List.of("domain.lifecycle"),
                new Receivers(List.of(), false))));
    }

    @Test
    void atOnceAndSaysWhy() {
        for (Class<? extends LibvirtEvent> type : List.of(NetworkEvent.class, NetworkLifecycleEvent.class)) {
            subscribe(type, EventFilter.none()).assertFailedWith(IllegalArgumentException.class,
                    "No " + type.getSimpleName() + " can arrive: quarkus.libvirt.events leaves it out");
        }
    }

    @Test
    void andWhoHasSubscribedBeforeCanAsk() {
        assertThat(streams.isLeftOut(EventFilter.none().types(NetworkEvent.class))).isTrue();
        assertThat(streams.isLeftOut(EventFilter.none().types(NetworkEvent.class, DomainLifecycleEvent.class))).isFalse();
        assertThat(streams.isLeftOut(EventFilter.none())).isFalse();
    }

    @Test
    void alsoWhenItsFilterLeavesNothingElse() {
        subscribe(LibvirtEvent.class, EventFilter.none().types(NetworkEvent.class))
                .assertFailedWith(IllegalArgumentException.class, "quarkus.libvirt.events");
    }

    @Test
    void butNotOneThatCanStillGetSomething() {
        for (Class<? extends LibvirtEvent> type : List.of(LibvirtEvent.class, DomainEvent.class, DomainLifecycleEvent.class,
                ConnectionClosedEvent.class, UnknownLibvirtEvent.class)) {
            subscribe(type, EventFilter.none()).assertNotTerminated();
        }
        subscribe(LibvirtEvent.class, EventFilter.none().domain("test")).assertNotTerminated();
    }

    private AssertSubscriber<LibvirtEvent> subscribe(Class<? extends LibvirtEvent> type, EventFilter filter) {
        return streams.events(type, filter).onItem().castTo(LibvirtEvent.class)
                .subscribe().withSubscriber(AssertSubscriber.create(1));
    }
}
