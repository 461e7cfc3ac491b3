package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtUnavailableException;
import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.event.ConnectionResyncEndEvent;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.standin.EventClass;
import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.Refusal;

/** A URI with a password in it, and a daemon that repeats it in all that it says. */
class NoSecretIsToldTest {

    private static final String SECRET = "hunter-2";
    private static final int TUNABLE = 17;
    private static final Refusal REPEATS = new Refusal(Refusal.ACCESS_DENIED, "your password " + SECRET + " is known now");
    private static final String HIDDEN = "your password *** is known now";

    private final List<LibvirtEvent> events = new CopyOnWriteArrayList<>();

    private StandInHost host() {
        return new StandInHost(events::add, uri -> uri + "&password=" + SECRET);
    }

    @Test
    void whenTheHostRefuses() throws Exception {
        try (LoggedLines log = new LoggedLines(); StandInHost host = host()) {
            host.daemon.refuse(Procedures.CONNECT_OPEN, REPEATS);
            OpeningFailure failure = refused(host);
            ConnectionLostEvent lost = await().atMost(StandInHost.PATIENCE).until(() -> first(ConnectionLostEvent.class),
                    event -> event != null);
            assertThat(lost.problem()).isEqualTo(HIDDEN);
            assertThat(host.connection.describe(failure)).contains(HIDDEN);
            assertThatThrownBy(() -> host.connection.callAsync(at -> at.getHostName()).await().atMost(StandInHost.PATIENCE))
                    .isInstanceOf(LibvirtUnavailableException.class).hasMessageContaining(HIDDEN)
                    .hasMessageNotContaining(SECRET);
            // What libvirt reports, too, at DEBUG.
            assertThat(log.messages()).contains("libvirt: " + HIDDEN);
            assertSilence(host, log);
        }
    }

    @Test
    void whenItRefusesAnEventAndAListing() throws Exception {
        try (LoggedLines log = new LoggedLines(); StandInHost host = host()) {
            host.daemon.refuse(EventClass.DOMAIN, TUNABLE, REPEATS);
            host.daemon.refuse(Procedures.CONNECT_GET_ALL_DOMAIN_STATS, REPEATS);
            host.connection.open();
            ConnectionResyncEndEvent end = await().atMost(StandInHost.PATIENCE)
                    .until(() -> first(ConnectionResyncEndEvent.class), event -> event != null);
            assertThat(end.problem()).isEqualTo("domains: " + HIDDEN);
            assertThat(host.connection.refusedEvents())
                    .containsEntry(EventKind.ofAddress(EventAddresses.DOMAIN_TUNABLE).orElseThrow(), HIDDEN);
            assertSilence(host, log);
        }
    }

    private static OpeningFailure refused(StandInHost host) throws Exception {
        host.connection.openOnce();
        return host.connection.firstOpening().get(StandInHost.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private <E extends LibvirtEvent> E first(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
    }

    private void assertSilence(StandInHost host, LoggedLines log) {
        assertThat(log.messages()).isNotEmpty();
        assertThat(log.text()).doesNotContain(SECRET);
        assertThat(events).isNotEmpty();
        assertThat(events.toString()).doesNotContain(SECRET);
        assertThat(events).allSatisfy(event -> assertThat(event.toJson().encode()).doesNotContain(SECRET));
        assertThat(host.connection.uri()).endsWith("&password=***");
        assertThat(host.connection.toString()).contains("&password=***");
        assertThat(host.connection.settings().toString()).contains("&password=***");
        assertThat(host.connection.settings().access().toString()).contains("&password=***");
    }
}
