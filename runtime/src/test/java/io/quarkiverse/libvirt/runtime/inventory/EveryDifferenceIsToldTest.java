package io.quarkiverse.libvirt.runtime.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.inventory.DomainState;

/** From whatever a domain was listed as, to whatever it is listed as next: the synthetic events tell it. */
class EveryDifferenceIsToldTest {

    private static final UUID ONE = new UUID(0, 1);

    private static List<List<Listed>> allStates(String... names) {
        List<List<Listed>> all = new ArrayList<>();
        all.add(List.of());
        for (String name : names) {
            for (boolean persistent : new boolean[] { true, false }) {
                // 8: a state that is newer than this code
                for (int state = 0; state <= 8; state++) {
                    for (int id : new int[] { 3, 5 }) {
                        if (state != DomainState.SHUTOFF.ordinal()) {
                            all.add(List.of(Listed.domain(name, ONE, id, state, 1, persistent)));
                        }
                    }
                }
            }
            all.add(List.of(Listed.domain(name, ONE, -1, DomainState.SHUTOFF.ordinal(), 1, true)));
            all.add(List.of(Listed.domain(name, ONE, -1, DomainState.CRASHED.ordinal(), 0, true)));
        }
        return all;
    }

    @TestFactory
    List<DynamicTest> theEventsLeadFromTheOldToTheNew() {
        List<DynamicTest> tests = new ArrayList<>();
        for (List<Listed> from : allStates("a")) {
            for (List<Listed> to : allStates("a", "b")) {
                if (sameRunOtherName(from, to)) {
                    continue;
                }
                tests.add(DynamicTest.dynamicTest(text(from) + " to " + text(to), () -> leads(from, to)));
            }
        }
        assertThat(tests.size()).isGreaterThan(1_000);
        return tests;
    }

    /** Only what is shut off can be renamed. */
    private static boolean sameRunOtherName(List<Listed> from, List<Listed> to) {
        return !from.isEmpty() && !to.isEmpty() && from.get(0).id() >= 0 && from.get(0).id() == to.get(0).id()
                && !text(from).substring(0, 1).equals(text(to).substring(0, 1));
    }

    private static String text(List<Listed> listed) {
        return listed.isEmpty() ? "nothing"
                : listed.get(0).object().toString().replaceAll(".*name=(\\w+).*", "$1") + " " + listed.get(0).state()
                        + " " + listed.get(0).id() + (listed.get(0).persistent() ? " persistent" : " transient");
    }

    private static void leads(List<Listed> from, List<Listed> to) {
        HostInventory inventory = listed(from);
        Replay consumer = new Replay();
        consumer.startWith(inventory.domains().all());
        List<LibvirtEvent> events = inventory.beginListing(EventClass.DOMAIN).end(to).stream()
                .map(change -> change.event(Events.LISTING)).toList();

        events.forEach(consumer::take);
        HostInventory wanted = listed(to);
        assertThat(inventory.domains().all()).as("the inventory").usingRecursiveFieldByFieldElementComparator()
                .containsExactlyElementsOf(wanted.domains().all());
        Replay end = new Replay();
        end.startWith(wanted.domains().all());
        assertThat(consumer.things()).as("by " + events).isEqualTo(end.things());

        // Another inventory that hears them as libvirt's comes to the same.
        HostInventory hears = listed(from);
        events.forEach(hears::apply);
        Replay heard = new Replay();
        heard.startWith(hears.domains().all());
        assertThat(heard.things()).isEqualTo(new TreeMap<>(end.things()));

        assertThat(inventory.beginListing(EventClass.DOMAIN).end(to)).as("told once").isEmpty();
        events.forEach(event -> assertThat(((DomainLifecycleEvent) event).event().details())
                .as("a detail that libvirt has, but for the end of a run of which nothing is known")
                .satisfies(details -> assertThat(((DomainLifecycleEvent) event).detailCode())
                        .isBetween(event.toString().contains("STOPPED") ? -1 : 0, details.size() - 1)));
    }

    private static HostInventory listed(List<Listed> domains) {
        HostInventory inventory = new HostInventory(new MovableClock());
        inventory.reachable();
        assertThat(inventory.beginListing(EventClass.DOMAIN).end(domains)).isEmpty();
        return inventory;
    }
}
