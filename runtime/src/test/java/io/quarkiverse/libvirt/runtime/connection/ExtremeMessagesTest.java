package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainDeviceAddedEvent;
import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.DomainGraphicsEvent;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainTunableEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.standin.Domain;
import io.quarkiverse.libvirt.standin.DomainEvents;
import io.quarkiverse.libvirt.standin.EventMessage;
import io.quarkiverse.libvirt.standin.GraphicsAddress;
import io.quarkiverse.libvirt.standin.GraphicsIdentity;
import io.quarkiverse.libvirt.standin.RawText;
import io.quarkiverse.libvirt.standin.TypedParameter;

/** As much as the protocol allows, from a daemon that speaks it. */
class ExtremeMessagesTest {

    private static final Domain DOMAIN = new Domain("vm", new UUID(1, 2), 3);
    private static final int STORM = 100_000;

    private StandInHost host;

    @BeforeEach
    void open() throws Exception {
        host = StandInHost.open();
    }

    @AfterEach
    void close() throws Exception {
        host.close();
    }

    @Test
    void aStringOfFourMebibytesArrives() {
        String longest = "x".repeat(EventMessage.STRING_MAX - 1) + "y";
        host.daemon.send(DomainEvents.deviceAdded(DOMAIN, longest));
        assertThat(((DomainDeviceAddedEvent) host.await(1).get(0)).devAlias()).hasSize(longest.length()).endsWith("xy");
    }

    @Test
    void twoThousandParametersArrive() {
        List<TypedParameter> parameters = new ArrayList<>();
        for (int i = 0; i < 2048; i++) {
            parameters.add(TypedParameter.ofUnsignedLong("parameter" + i, -i));
        }
        host.daemon.send(DomainEvents.tunable(DOMAIN, parameters));
        DomainTunableEvent event = (DomainTunableEvent) host.await(1).get(0);
        assertThat(event.params().all()).hasSize(2048);
        assertThat(event.params().value("parameter2047").orElseThrow()).hasToString("18446744073709549569");
    }

    @Test
    void twentyIdentitiesArrive() {
        List<GraphicsIdentity> identities = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            identities.add(new GraphicsIdentity("type" + i, "name" + i));
        }
        GraphicsAddress address = new GraphicsAddress(1, "::1", "5900");
        host.daemon.send(DomainEvents.graphics(DOMAIN, 1, address, address, "sasl", identities));
        DomainGraphicsEvent event = (DomainGraphicsEvent) host.await(1).get(0);
        assertThat(event.subject()).hasSize(20);
        assertThat(event.subject().get(19).name()).isEqualTo("name19");
    }

    @Test
    void whatIsNotUtf8HarmsNothing() {
        RawText bytes = RawText.of((byte) 0xC3, (byte) 0x28, (byte) 0xFF, (byte) 'z');
        host.daemon.send(DomainEvents.lifecycle(new Domain(bytes, new UUID(1, 2), 3), 2, 0),
                DomainEvents.deviceAdded(DOMAIN, bytes), DomainEvents.reboot(DOMAIN));
        List<LibvirtEvent> events = host.await(3);
        assertThat(((DomainEvent) events.get(0)).domain().name()).isEqualTo("\uFFFD(\uFFFDz");
        assertThat(((DomainDeviceAddedEvent) events.get(1)).devAlias()).isEqualTo("\uFFFD(\uFFFDz");
    }

    @Test
    void aStormArrivesCompleteAndInOrder() {
        host.daemon.storm(STORM, i -> DomainEvents.lifecycle(new Domain("vm", new UUID(1, i), i), i, -i));
        List<LibvirtEvent> events = host.await(STORM);
        for (int i = 0; i < STORM; i++) {
            DomainLifecycleEvent event = (DomainLifecycleEvent) events.get(i);
            assertThat(event.sequence()).isEqualTo(events.get(0).sequence() + i);
            assertThat(event.eventCode()).isEqualTo(i);
            assertThat(event.detailCode()).isEqualTo(-i);
            assertThat(event.domain().id()).isEqualTo(i);
        }
    }
}
