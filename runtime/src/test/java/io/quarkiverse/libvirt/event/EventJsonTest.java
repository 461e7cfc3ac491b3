package io.quarkiverse.libvirt.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.json.JsonObject;

class EventJsonTest {

    private static final UUID UUID_OF_VM = UUID.fromString("6695eb01-f6a4-8304-79aa-97f2502e193f");
    private static final Instant TIME = Instant.parse("2026-11-23T10:15:30.123456789Z");
    private static final DomainRef VM = new DomainRef("vm \"é\u0000<b>", UUID_OF_VM, 7);

    static Stream<LibvirtEvent> events() {
        return Stream.of(
                new DomainLifecycleEvent(new EventOrigin("<default>", 1, TIME), VM, 5, 1),
                new DomainLifecycleEvent(new EventOrigin("host7", Long.MAX_VALUE, TIME), new DomainRef("", UUID_OF_VM, -1), 99,
                        -5),
                new ConnectionClosedEvent(new EventOrigin("<default>", 2, TIME), 1),
                new ConnectionClosedEvent(new EventOrigin("<default>", 3, TIME), 77));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventComesBackFromItsTextAsItWas(LibvirtEvent event) {
        assertThat(LibvirtEvent.fromJson(new JsonObject(event.toJson().encode()))).isEqualTo(event);
    }

    @Test
    void keysAreLibvirtsParameterNamesWithTheRawNumberBesideAName() {
        assertThat(new DomainLifecycleEvent(new EventOrigin("<default>", 1, TIME), VM, 5, 1).toJson())
                .isEqualTo(new JsonObject()
                        .put("address", "libvirt.domain.lifecycle").put("conn", "<default>").put("generation", 1L)
                        .put("sequence", 1L)
                        .put("time", "2026-11-23T10:15:30.123456789Z").put("synthetic", false)
                        .put("dom", new JsonObject().put("name", VM.name()).put("uuid", UUID_OF_VM.toString()).put("id", 7))
                        .put("event", "STOPPED").put("eventCode", 5).put("detail", "DESTROYED").put("detailCode", 1));
        assertThat(new ConnectionClosedEvent(new EventOrigin("<default>", 2, TIME), 2).toJson()).isEqualTo(new JsonObject()
                .put("address", "libvirt.connection.closed").put("conn", "<default>").put("generation", 1L).put("sequence", 2L)
                .put("time", "2026-11-23T10:15:30.123456789Z").put("synthetic", false).put("reason", "KEEPALIVE")
                .put("reasonCode", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = { "4294967298", "-2147483649", "1.5", "1e300", "18446744073709551618", "null", "\"3\"" })
    void aNumberThatIsNoIntIsRefused(String number) {
        assertRefused(new DomainLifecycleEvent(new EventOrigin("c", 1, TIME), VM, 5, 1), "eventCode", number);
        assertRefused(new DomainLifecycleEvent(new EventOrigin("c", 1, TIME), VM, 5, 77777), "detailCode", number);
    }

    @ParameterizedTest
    @ValueSource(strings = { "-1", "1.5", "18446744073709551616", "1e300", "null" })
    void aNumberThatIsNoUnsignedLongIsRefused(String number) {
        assertRefused(new DomainBalloonChangeEvent(new EventOrigin("c", 1, TIME), VM, 77777), "actual", number);
    }

    @ParameterizedTest
    @ValueSource(strings = { "-1", "1.5", "4294967296" })
    void aNumberThatIsNoUnsignedIntIsRefused(String number) {
        assertRefused(new DomainVcpuRemovedEvent(new EventOrigin("c", 1, TIME), VM, 77777), "vcpuid", number);
        assertRefused(new DomainMemoryFailureEvent(new EventOrigin("c", 1, TIME), VM, 0, 0, 77777), "flagsCode", number);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1.5", "9223372036854775808" })
    void aNumberThatIsNoLongIsRefused(String number) {
        assertRefused(new DomainRtcChangeEvent(new EventOrigin("c", 1, TIME), VM, 77777), "utcoffset", number);
        assertRefused(new DomainRebootEvent(new EventOrigin("c", 77777, TIME), VM), "sequence", number);
    }

    private static void assertRefused(LibvirtEvent event, String key, String number) {
        String json = event.toJson().encode().replaceFirst("(\"" + key + "\":)[0-9]+", "$1" + number);
        assertThat(json).contains("\"" + key + "\":" + number);
        assertThatThrownBy(() -> LibvirtEvent.fromJson(new JsonObject(json))).as(json)
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"address\":\"libvirt.nonsense\"}", "{\"address\":\"libvirt.domain.lifecycle\"}",
            "{\"address\":\"libvirt.domain.lifecycle\",\"conn\":\"c\",\"sequence\":\"one\",\"time\":\"now\"}" })
    void whatIsNoEventIsRefused(String json) {
        assertThatThrownBy(() -> LibvirtEvent.fromJson(new JsonObject(json))).isInstanceOf(IllegalArgumentException.class);
    }
}
