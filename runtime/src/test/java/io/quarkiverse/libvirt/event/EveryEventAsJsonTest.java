package io.quarkiverse.libvirt.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

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
