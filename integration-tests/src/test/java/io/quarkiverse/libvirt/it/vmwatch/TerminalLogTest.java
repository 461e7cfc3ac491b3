package io.quarkiverse.libvirt.it.vmwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainMetadataChangeEvent;
import io.quarkiverse.libvirt.event.DomainRebootEvent;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.DomainTunableEvent;
import io.quarkiverse.libvirt.event.EventOrigin;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.NetworkLifecycleEvent;
import io.quarkiverse.libvirt.event.NetworkRef;
import io.quarkiverse.libvirt.event.TypedParameter;
import io.quarkiverse.libvirt.event.TypedParameters;

class TerminalLogTest {

    private static final EventOrigin ORIGIN = new EventOrigin("<default>", 1, Instant.EPOCH);
    private static final DomainRef DOMAIN = new DomainRef("web\u001b[31m", new UUID(1, 2), 3);

    @Test
    void saysWhatHappenedToWhom() {
        assertLine(new DomainLifecycleEvent(ORIGIN, DOMAIN, 3, 0), "web?[31m", "SUSPENDED", "PAUSED");
        assertLine(new DomainRebootEvent(ORIGIN, DOMAIN), "web?[31m", "domain.reboot", "");
    }

    @Test
    void showsTheValuesOfAnyEvent() {
        assertLine(new DomainMetadataChangeEvent(ORIGIN, DOMAIN, 2, "urn:\u0007bell"), "web?[31m", "domain.metadata-change",
                "type=ELEMENT nsuri=urn:?bell");
        assertThat(TerminalLog.line(new DomainTunableEvent(ORIGIN, DOMAIN,
                new TypedParameters(List.of(new TypedParameter("cputune.cpu_shares", 3, 7L)))))).contains("params=[")
                .contains("cputune.cpu_shares");
        assertThat(TerminalLog.line(new NetworkLifecycleEvent(ORIGIN, new NetworkRef("lan", new UUID(1, 2)), 2, 0)))
                .startsWith("<default>").contains("network.lifecycle").contains("lan").contains("event=STARTED detail=0");
    }

    private static void assertLine(LibvirtEvent event, String who, String what, String how) {
        assertThat(TerminalLog.line(event)).isEqualTo(String.format("%-20s %-12s %s", who, what, how));
    }
}
