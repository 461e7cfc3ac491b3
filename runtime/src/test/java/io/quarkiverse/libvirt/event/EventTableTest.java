package io.quarkiverse.libvirt.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.libvirt.EventAddresses;

/** The table against libvirt's own header files. */
class EventTableTest {

    static List<EventKind<?>> kinds() {
        return List.copyOf(EventKind.all());
    }

    @Test
    void hasEveryEventOfLibvirtWithItsNumberVersionAndCSignature() {
        assertThat(kinds().stream().filter(EventKind::isLibvirts).map(EventTableTest::line))
                .containsExactlyInAnyOrderElementsOf(header());
    }

    private static String line(EventKind<?> kind) {
        return String.join("\t", kind.name(), String.valueOf(kind.id()), kind.since(),
                kind.fields().stream().map(EventTableTest::parameters).collect(Collectors.joining(", ")));
    }

    private static String parameters(EventField field) {
        String count = field.type() == EventField.Type.TYPED_PARAMETERS ? " n" + field.name() : "";
        String types = field.type().signature();
        int comma = types.indexOf(',');
        String first = comma < 0 ? types : types.substring(0, comma);
        return first + (first.endsWith("*") ? "" : " ") + field.name() + (comma < 0 ? "" : types.substring(comma) + count);
    }

    private static List<String> header() {
        return LibvirtsEvents.read().stream()
                .map(event -> String.join("\t", event.name(), event.number(), event.since(), event.parameters())).toList();
    }

    @Test
    void hasEveryRecordOnce() {
        Set<Class<?>> records = new LinkedHashSet<>();
        collect(LibvirtEvent.class, records);
        records.remove(UnknownLibvirtEvent.class);
        List<Class<?>> types = new ArrayList<>();
        kinds().forEach(kind -> types.add(kind.type()));
        assertThat(types).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(records);
    }

    private static void collect(Class<?> type, Set<Class<?>> records) {
        if (type.isRecord()) {
            records.add(type);
        } else {
            Arrays.stream(type.getPermittedSubclasses()).forEach(each -> collect(each, records));
        }
    }

    @Test
    void hasAnAddressForEachInEventAddresses() throws IllegalAccessException {
        List<String> constants = new ArrayList<>();
        for (var field : EventAddresses.class.getFields()) {
            constants.add((String) field.get(null));
        }
        constants.removeAll(List.of(EventAddresses.ALL, EventAddresses.UNKNOWN));
        assertThat(kinds()).extracting(EventKind::address).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(constants);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aRecordsComponentsAreItsFields(EventKind<?> kind) {
        List<String> components = Arrays.stream(kind.type().getRecordComponents()).map(RecordComponent::getName).toList();
        List<String> expected = new ArrayList<>(List.of("origin"));
        String object = objectComponent(kind.eventClass());
        if (object != null) {
            expected.add(object);
        }
        for (EventField field : kind.fields()) {
            expected.add(field.name());
            if (field.type() == EventField.Type.CODE || field.type() == EventField.Type.FLAGS) {
                expected.add(field.name() + "Code");
            }
        }
        assertThat(components).isEqualTo(expected);
    }

    private static String objectComponent(EventClass eventClass) {
        return switch (eventClass) {
            case DOMAIN -> "domain";
            case NETWORK -> "network";
            case STORAGE_POOL -> "pool";
            case NODE_DEVICE -> "device";
            case SECRET -> "secret";
            case CONNECTION -> null;
        };
    }
}
