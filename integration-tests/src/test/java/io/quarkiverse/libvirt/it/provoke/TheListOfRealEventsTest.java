package io.quarkiverse.libvirt.it.provoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.it.daemon.DaemonKilledTest;

/**
 * The list from which the guide's table is made says of an event what really emits it. That is what tests here provoke and
 * expect, no more and no less.
 */
class TheListOfRealEventsTest {

    private static final Path LIST = Path.of("..", "runtime", "src", "test", "resources", "libvirt-events.tsv");
    private static final int NAME = 0;
    private static final int PROVOKED_BY = 3;

    @Test
    void namesQemuForTheEventsOfGuests() throws IOException {
        assertThat(listed("QEMU")).isEqualTo(
                names(GuestThatRunsTest.PROVOKED, GuestThatEndsTest.PROVOKED, GuestThatMigratesTest.PROVOKED));
    }

    @Test
    void namesLibvirtdForTheEventsOfItsHostAndOfItself() throws IOException {
        assertThat(listed("libvirtd")).isEqualTo(names(HostObjectsTest.PROVOKED, DaemonKilledTest.PROVOKED));
    }

    @Test
    void namesTheTestDriverForTheEventsOfNodeDevices() throws IOException {
        assertThat(listed("test driver")).isEqualTo(names(NodeDevicesTest.PROVOKED));
    }

    @Test
    void namesNothingElse() throws IOException {
        assertThat(rows().map(row -> row[PROVOKED_BY])).containsOnly("QEMU", "libvirtd", "test driver", "-");
    }

    @SafeVarargs
    private static Set<String> names(Set<Class<? extends LibvirtEvent>>... provoked) {
        Set<Class<? extends LibvirtEvent>> types = Arrays.stream(provoked).flatMap(Collection::stream)
                .collect(Collectors.toSet());
        return EventKind.all().stream().filter(kind -> types.contains(kind.type())).map(EventKind::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> listed(String provokedBy) throws IOException {
        return rows().filter(row -> row[PROVOKED_BY].equals(provokedBy)).map(row -> row[NAME])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String[]> rows() throws IOException {
        return Files.readAllLines(LIST).stream().filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1));
    }
}
