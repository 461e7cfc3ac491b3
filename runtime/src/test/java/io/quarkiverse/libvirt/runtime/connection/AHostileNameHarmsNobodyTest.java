package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.event.ConnectionResyncEndEvent;
import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.standin.Domain;
import io.quarkiverse.libvirt.standin.DomainEvents;
import io.quarkiverse.libvirt.standin.EventClass;
import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.Refusal;
import io.vertx.core.json.JsonObject;

/** A daemon that calls its guests, and says, what a terminal, a log or a page might take for something else. */
class AHostileNameHarmsNobodyTest {

    /** Another line, colours, a title, another direction, the end of a string, of an element. */
    private static final String HOSTILE = "vm\r\n2026-01-01 INFO  forged\u001b[31m\u001b]0;title\u0007\u009b2J\u202egnp\u2028\",\"a\":1}"
            + "\\</script><img src=x onerror=alert(1)>${jndi:x}%s%n";
    private static final Domain DOMAIN = new Domain(HOSTILE, new UUID(1, 2), 3);
    private static final int METADATA_CHANGE = 23;
    private static final int LONG = 1 << 20;

    private final List<LibvirtEvent> events = new CopyOnWriteArrayList<>();

    @Test
    void itArrivesAsItIsAndItsJsonIsJson() throws Exception {
        try (StandInHost host = StandInHost.open()) {
            host.daemon.awaitSubscription(EventClass.DOMAIN, METADATA_CHANGE)
                    .send(DomainEvents.metadataChange(DOMAIN, 2, HOSTILE));
            DomainEvent event = (DomainEvent) host.await(1).get(0);
            assertThat(event.domain().name()).isEqualTo(HOSTILE);
            String json = event.toJson().encode();
            assertThat(json.chars()).noneMatch(character -> character < ' ');
            assertThat(new JsonObject(json).fieldNames()).isEqualTo(event.toJson().fieldNames()).doesNotContain("a");
            assertThat(LibvirtEvent.fromJson(new JsonObject(json))).isEqualTo(event);
        }
    }

    @Test
    void aReceiverThatFailsHasNothingOfItInTheLog() throws Exception {
        try (LoggedLines log = new LoggedLines(); StandInHost host = new StandInHost()) {
            host.connect(event -> {
                events.add(event);
                throw new IllegalStateException("for this test");
            });
            host.daemon.awaitSubscription(EventClass.DOMAIN, METADATA_CHANGE).send(
                    DomainEvents.metadataChange(DOMAIN, 2, HOSTILE), DomainEvents.metadataChange(DOMAIN, 2, "x".repeat(LONG)));
            await().atMost(StandInHost.PATIENCE).until(() -> log.messages().stream()
                    .filter(line -> line.matches("libvirt.domain.metadata-change of connection host, number \\d+ could not be"
                            + " passed on"))
                    .count() == 2);
            assertHarmless(log);
        }
    }

    @Test
    void whatItSaysWhenItRefusesIsOneLine() throws Exception {
        try (LoggedLines log = new LoggedLines(); StandInHost host = new StandInHost(events::add, uri -> uri)) {
            host.daemon.refuse(Procedures.CONNECT_OPEN, new Refusal(Refusal.ACCESS_DENIED, HOSTILE + "x".repeat(LONG)));
            host.connection.openOnce();
            OpeningFailure failure = host.connection.firstOpening().get(30, TimeUnit.SECONDS);
            assertThat(failure.problem()).startsWith("vm; 2026-01-01 INFO  forged?[31m?]0;title??2J?gnp; \",")
                    .endsWith("... (" + (HOSTILE.length() + LONG) + " characters)").hasSizeLessThan(2_100);
            await().atMost(StandInHost.PATIENCE).untilAsserted(() -> assertThat(events).last()
                    .isInstanceOfSatisfying(ConnectionLostEvent.class,
                            lost -> assertThat(lost.problem()).isEqualTo(failure.problem())));
            assertHarmless(log);
        }
    }

    @Test
    void soIsWhatItSaysOfAnEventAndAListing() throws Exception {
        try (LoggedLines log = new LoggedLines(); StandInHost host = new StandInHost(events::add, uri -> uri)) {
            host.daemon.refuse(EventClass.DOMAIN, METADATA_CHANGE, new Refusal(Refusal.ACCESS_DENIED, HOSTILE));
            host.daemon.refuse(Procedures.CONNECT_GET_ALL_DOMAIN_STATS, new Refusal(Refusal.ACCESS_DENIED, HOSTILE));
            host.connection.open();
            await().atMost(StandInHost.PATIENCE)
                    .until(() -> events.stream().anyMatch(ConnectionResyncEndEvent.class::isInstance));
            assertThat(log.messages()).anyMatch(line -> line.contains("could not be listed: domains: vm; 2026"))
                    .anyMatch(line -> line.contains("does not report") && line.contains("(vm; 2026"));
            assertHarmless(log);
        }
    }

    private static void assertHarmless(LoggedLines log) {
        assertThat(log.messages()).isNotEmpty().allSatisfy(line -> {
            assertThat(line).hasSizeLessThan(10_000);
            assertThat(line).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
        });
    }
}
