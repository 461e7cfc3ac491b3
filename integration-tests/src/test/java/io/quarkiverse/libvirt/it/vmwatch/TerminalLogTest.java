package io.quarkiverse.libvirt.it.vmwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.event.ConnectionOpenEvent;
import io.quarkiverse.libvirt.event.ConnectionOpeningEvent;
import io.quarkiverse.libvirt.event.ConnectionResynchronisedEvent;
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

    @Test
    void neitherCommandsNorOtherLinesNorAMillionCharactersReachTheTerminal() {
        DomainRef hostile = new DomainRef("a\r\nb\u009b2J\u202ec\u2028" + "d".repeat(1_000_000), new UUID(1, 2), 3);
        String line = TerminalLog.line(new DomainMetadataChangeEvent(ORIGIN, hostile, 2, "urn:" + "e".repeat(1_000_000)));
        assertThat(line).startsWith("<default>        a??b?2J?c?ddd").contains("d... ").endsWith("e...")
                .hasSizeLessThan(2_200);
    }

    @Test
    void marksWhatWasFoundOutAfterAReconnect() {
        EventOrigin synthetic = new EventOrigin("lab", 2, 7, Instant.EPOCH, true);
        assertThat(TerminalLog.line(new DomainLifecycleEvent(synthetic, DOMAIN, 3, 0))).startsWith("lab ")
                .endsWith("(found out)");
    }

    @Test
    void saysWhyAConnectionIsLostAndWhenItIsTriedAgain() {
        assertLine(new ConnectionLostEvent(ORIGIN, 1, "the other side died", 1500), "", "CONNECTION LOST",
                "the other side died; next attempt in 1.5 s");
        assertLine(new ConnectionLostEvent(ORIGIN, 1, "the other side died", -1), "", "CONNECTION LOST", "the other side died");
        assertLine(new ConnectionResynchronisedEvent(ORIGIN, 6200), "", "CONNECTION RESYNCHRONISED", "after 6.2 s");
    }

    @Test
    void tellsTheSameFailureOnceUntilItIsOver() {
        TerminalLog log = new TerminalLog(true);
        ConnectionLostEvent refused = new ConnectionLostEvent(ORIGIN, 4, "no such file", 500);
        assertThat(log.isNews(refused)).isTrue();
        assertThat(log.isNews(new ConnectionOpeningEvent(ORIGIN, 2))).isFalse();
        assertThat(log.isNews(refused)).isFalse();
        assertThat(log.isNews(new ConnectionOpenEvent(ORIGIN, 3))).isTrue();
        assertThat(log.isNews(refused)).isTrue();
        assertThat(log.isNews(new ConnectionLostEvent(ORIGIN, 4, "not allowed", 500))).isTrue();
    }

    private static void assertLine(LibvirtEvent event, String who, String what, String how) {
        assertThat(TerminalLog.line(event)).isEqualTo(String.format("%-16s %-16s %-12s %s", "<default>", who, what, how));
    }
}
