package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.bindings.LibvirtLibrary;
import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.EventOrigin;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.MadeUp;
import io.quarkiverse.libvirt.standin.EventMessage;

/** What libvirt's client library makes of a daemon's messages, and we of that: every kind of event that it knows. */
class EveryEventOverTheProtocolTest {

    private static final int VARIANTS = 40;
    private static final EventOrigin SOMEWHERE = new EventOrigin("", 0, Instant.EPOCH);

    @Test
    void arrivesAsItWasSentAndInOrder() throws Exception {
        try (StandInHost host = StandInHost.open()) {
            List<EventKind<?>> sentKinds = new ArrayList<>();
            List<EventMessage> messages = new ArrayList<>();
            for (int seed = 0; seed < VARIANTS; seed++) {
                for (EventKind<?> kind : known(host)) {
                    sentKinds.add(kind);
                    messages.add(OnTheWire.message(MadeUp.event(kind, seed, SOMEWHERE)));
                }
            }
            host.daemon.send(messages);

            List<LibvirtEvent> received = host.await(messages.size());
            assertThat(received).hasSameSizeAs(messages);
            int kinds = known(host).size();
            for (int i = 0; i < received.size(); i++) {
                LibvirtEvent event = received.get(i);
                assertThat(event).isEqualTo(MadeUp.event(sentKinds.get(i), i / kinds, event.origin()));
                assertThat(event.connection()).isEqualTo("host");
                assertThat(event.sequence()).isEqualTo(received.get(0).sequence() + i);
            }
            assertThat(host.connection.undecodableEvents()).isZero();
        }
    }

    @Test
    void whatTheInstalledLibraryIsTooOldForIsSkipped() throws Exception {
        int installed = number(LibvirtLibrary.version());
        try (StandInHost host = StandInHost.open()) {
            assertThat(host.connection.refusedEvents().keySet()).containsExactlyInAnyOrderElementsOf(
                    EventKind.all().stream()
                            .filter(kind -> kind.isLibvirts() && number(kind.since()) > installed).toList());
            assertThat(host.connection.refusedEvents().values()).allMatch(reason -> reason.contains("must be less than"));
            assertThat(host.connection.isOpen()).isTrue();
        }
    }

    private static List<EventKind<?>> known(StandInHost host) {
        return EventKind.all().stream().filter(host::reports).filter(kind -> kind.eventClass() != EventClass.CONNECTION)
                .toList();
    }

    private static int number(String version) {
        String[] parts = version.split("\\.");
        return (Integer.parseInt(parts[0]) * 1000 + Integer.parseInt(parts[1])) * 1000 + Integer.parseInt(parts[2]);
    }
}
