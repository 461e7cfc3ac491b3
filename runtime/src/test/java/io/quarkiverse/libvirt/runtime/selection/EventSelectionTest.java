package io.quarkiverse.libvirt.runtime.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkus.runtime.configuration.ConfigurationException;

class EventSelectionTest {

    private static final String CLOSED = "connection.closed";
    private static final Receivers RECEIVERS = new Receivers(
            List.of(new Receiver("Log.onReboot", EventAddresses.DOMAIN_REBOOT, null, false)), false);

    @Test
    void allIsAll() {
        assertThat(kinds("all")).containsExactlyElementsOf(EventKind.all());
    }

    @Test
    void consumedIsWhatSomebodyReceives() {
        assertThat(names("consumed")).containsExactly("domain.reboot", CLOSED);
    }

    @Test
    void aNameMayBeTheWholeAddress() {
        assertThat(names("libvirt.domain.reboot", " domain.lifecycle ")).containsExactly("domain.lifecycle", "domain.reboot",
                CLOSED);
    }

    @Test
    void aClassMeansAllItsEvents() {
        for (String written : List.of("network", "network.*", "libvirt.network.*")) {
            assertThat(names(written)).containsExactly("network.lifecycle", "network.metadata-change", CLOSED);
        }
    }

    @Test
    void namesMayBeAddedToWhatIsConsumed() {
        assertThat(names("consumed", "secret")).containsExactly("domain.reboot", "secret.lifecycle", "secret.value-changed",
                CLOSED);
    }

    @Test
    void nothingLeavesWhatHappensToTheConnection() {
        assertThat(kinds("")).containsExactlyElementsOf(
                EventKind.all().stream().filter(kind -> kind.eventClass() == EventClass.CONNECTION).toList());
    }

    @Test
    void anUnknownNameIsAnErrorThatListsTheOthers() {
        assertThatThrownBy(() -> names("domain.lifecycle", "domain.live-cycle")).isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("quarkus.libvirt.events names 'domain.live-cycle', which is no event of libvirt. "
                        + "Did you mean domain.lifecycle? It takes all, consumed, domain.*, network.*, ")
                .satisfies(failure -> EventKind.all()
                        .forEach(kind -> assertThat(failure).hasMessageContaining(kind.name())));
    }

    /** Of those that libvirt reports. */
    private static List<String> names(String... configured) {
        return kinds(configured).stream().filter(EventKind::isLibvirts).map(EventKind::name).toList();
    }

    private static List<EventKind<?>> kinds(String... configured) {
        return EventSelection.of("quarkus.libvirt.events", List.of(configured), RECEIVERS).kinds();
    }
}
