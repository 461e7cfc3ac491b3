package io.quarkiverse.libvirt.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.vertx.core.json.JsonObject;

class EveryEventAsJsonTest {

    private static final int VARIANTS = 200;

    static List<EventKind<?>> kinds() {
        return List.copyOf(EventKind.all());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void comesBackFromItsTextAsItWas(EventKind<?> kind) {
        for (long seed = 0; seed < VARIANTS; seed++) {
            LibvirtEvent event = MadeUp.event(kind, seed);
            assertThat(LibvirtEvent.fromJson(new JsonObject(event.toJson().encode()))).isEqualTo(event);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void comesBackFromItsObjectsAsItWas(EventKind<?> kind) {
        for (long seed = 0; seed < VARIANTS; seed++) {
            LibvirtEvent event = MadeUp.event(kind, seed);
            assertThat(LibvirtEvent.fromJson(event.toJson())).isEqualTo(event);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void hasLibvirtsParameterNamesAsKeys(EventKind<?> kind) {
        JsonObject json = MadeUp.event(kind, 1).toJson();
        assertThat(json.fieldNames()).containsAll(kind.fields().stream().map(EventField::name).toList())
                .contains("address", "conn", "sequence", "time");
        assertThat(json.getString("address")).isEqualTo(kind.address());
    }

    @Test
    void unsignedNumbersAreTrueNumbers() {
        EventOrigin origin = new EventOrigin("c", 1, Instant.EPOCH);
        DomainRef domain = new DomainRef("vm", new UUID(1, 2), 3);
        assertThat(new DomainBalloonChangeEvent(origin, domain, -1).toJson().encode())
                .contains("\"actual\":18446744073709551615");
        assertThat(new DomainVcpuRemovedEvent(origin, domain, 4_294_967_295L).toJson().encode())
                .contains("\"vcpuid\":4294967295");
        assertThat(new DomainRtcChangeEvent(origin, domain, -1).toJson().encode()).contains("\"utcoffset\":-1");
        TypedParameters params = new TypedParameters(
                List.of(new TypedParameter("most", 4, new BigInteger("18446744073709551615"))));
        assertThat(new DomainTunableEvent(origin, domain, params).toJson().encode())
                .contains("\"type\":\"ULLONG\",\"typeCode\":4,\"value\":18446744073709551615");
    }

    @Test
    void flagsAreNamesBesideTheirBits() {
        DomainMemoryFailureEvent event = new DomainMemoryFailureEvent(new EventOrigin("c", 1, Instant.EPOCH),
                new DomainRef("vm", new UUID(1, 2), 3), 1, 2, 0x8000_0003);
        assertThat(event.flags()).containsExactly(DomainMemoryFailureEvent.Flag.ACTION_REQUIRED,
                DomainMemoryFailureEvent.Flag.RECURSIVE);
        assertThat(event.toJson().encode())
                .contains("\"recipient\":\"GUEST\",\"recipientCode\":1,\"action\":\"FATAL\",\"actionCode\":2")
                .contains("\"flags\":[\"ACTION_REQUIRED\",\"RECURSIVE\"],\"flagsCode\":2147483651");
    }

    @Test
    void whatCouldNotBeDecodedIsAmongThem() {
        EventKind<?> kind = EventKind.ofAddress("libvirt.domain.tray-change").orElseThrow();
        DomainTrayChangeEvent tray = (DomainTrayChangeEvent) MadeUp.event(kind, 3);
        for (LibvirtObject object : new LibvirtObject[] { tray.domain(), null }) {
            UnknownLibvirtEvent event = new UnknownLibvirtEvent(tray.origin(), kind.address(), object, "devAlias is NULL",
                    Map.of("reason", "1"));
            assertThat(LibvirtEvent.fromJson(new JsonObject(event.toJson().encode()))).isEqualTo(event);
        }
    }
}
