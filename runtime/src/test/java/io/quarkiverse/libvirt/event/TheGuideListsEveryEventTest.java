package io.quarkiverse.libvirt.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.EventAddresses;

/** The guide's table is the code's. {@code -Dguide.update} writes it. */
class TheGuideListsEveryEventTest {

    private static final Path TABLE = Path.of("..", "docs", "modules", "ROOT", "pages", "includes", "events-table.adoc");
    /** The stand-in knows the protocol of libvirt 11.3. */
    private static final String STAND_IN_BEFORE = "12.4.0";

    @Test
    void withItsAddressRecordValuesVersionAndTests() throws IOException {
        String table = table();
        if (System.getProperty("guide.update") != null) {
            Files.writeString(TABLE, table);
        }
        assertThat(TABLE).as("to be written anew with -Dguide.update").hasContent(table);
    }

    private static String table() {
        Map<String, LibvirtsEvents> events = LibvirtsEvents.read().stream()
                .collect(Collectors.toMap(LibvirtsEvents::name, Function.identity()));
        StringBuilder table = new StringBuilder("[cols=\"5,5,1,2\"]\n|===\n|Address and record |Values |Since |Tested\n");
        for (EventKind<?> kind : EventKind.all()) {
            table.append("\n|`").append(kind.address()).append("` +\n`").append(kind.type().getSimpleName()).append("`\n|")
                    .append(kind.fields().isEmpty() ? "none"
                            : kind.fields().stream().map(field -> values(kind, field)).collect(Collectors.joining(" +\n")))
                    .append("\n|").append(kind.since()).append("\n|").append(tested(kind, events.get(kind.name())))
                    .append('\n');
        }
        return table.append("\n|`").append(EventAddresses.UNKNOWN).append("` +\n`")
                .append(UnknownLibvirtEvent.class.getSimpleName()).append("`\n|`kind`, `problem`, `known`\n|\n|direct\n|===\n")
                .toString();
    }

    private static String values(EventKind<?> kind, EventField field) {
        return "`" + field.name() + "` " + switch (field.type()) {
            case CODE -> names(kind, field.name());
            case FLAGS -> "flags";
            case INT, LONG -> "integer";
            case UNSIGNED_INT, UNSIGNED_LONG -> "unsigned integer";
            case STRING -> "string";
            case NULLABLE_STRING -> "string or null";
            case GRAPHICS_ADDRESS -> "`family`, `node`, `service`";
            case GRAPHICS_IDENTITIES -> "list of `type`, `name`";
            case TYPED_PARAMETERS -> "list of `field`, `type`, `value`";
            case COUNTS -> "numbers by the names of kinds";
        };
    }

    private static String names(EventKind<?> kind, String field) {
        if (kind.type() == DomainLifecycleEvent.class) {
            return "xref:events.adoc#lifecycle[below]";
        }
        Class<?> names = Arrays.stream(kind.type().getRecordComponents()).filter(each -> each.getName().equals(field))
                .map(RecordComponent::getType).findFirst().orElseThrow();
        return Arrays.stream(names.getEnumConstants()).map(Object::toString).filter(name -> !name.equals("UNKNOWN"))
                .map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String tested(EventKind<?> kind, LibvirtsEvents event) {
        if (!kind.isLibvirts()) {
            return "real, stand-in";
        }
        String real = event.provokedBy().equals("-") ? "" : "real (" + event.provokedBy() + "), ";
        String standIn = kind.since().equals(STAND_IN_BEFORE) ? "" : "stand-in, ";
        String direct = kind.eventClass() == EventClass.SECRET || kind.eventClass() == EventClass.CONNECTION ? "" : "direct";
        return (real + standIn + direct).replaceAll(", $", "");
    }
}
