package io.quarkiverse.libvirt.it.provoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.ConnectionResynchronisedEvent;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.UnknownLibvirtEvent;
import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.vertx.core.json.JsonObject;

/** What is true of all events that the application under test has received, when the tests of a class have provoked them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class RealEvents {

    static final int AFTER_ALL_OTHERS = Integer.MAX_VALUE;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    PrivateDaemon daemon;

    @Inject
    ReceivedEvents events;

    @Inject
    LibvirtConnection connection;

    private Map<String, List<LibvirtEvent>> byAddress;
    /** The number of the last event that came before any was followed: those of the opening. */
    private long alreadyThere;

    @BeforeAll
    void followKinds() {
        connection.whenOpen().await().atMost(PATIENCE);
        await().atMost(PATIENCE)
                .until(() -> events.all().stream().anyMatch(ConnectionResynchronisedEvent.class::isInstance));
        alreadyThere = events.all().get(events.all().size() - 1).sequence();
        byAddress = EventKind.all().stream().map(EventKind::address)
                .collect(Collectors.toMap(address -> address, events::follow));
    }

    /** The kinds of events that the tests of the class expect, all of them. */
    abstract Set<Class<? extends LibvirtEvent>> provoked();

    @Test
    @Order(AFTER_ALL_OTHERS)
    void whatIsSaidToBeProvokedIsWhatHasArrived() {
        assertThat(events.expected()).isEqualTo(provoked());
        assertThat(events.all()).extracting(event -> (Object) event.getClass()).containsAll(provoked());
    }

    @Test
    @Order(AFTER_ALL_OTHERS)
    void theirNumbersBeginWithOneAndHaveNoGaps() {
        List<LibvirtEvent> all = events.all();
        assertThat(all).extracting(LibvirtEvent::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, all.size()).boxed().toList());
    }

    @Test
    @Order(AFTER_ALL_OTHERS)
    void eachIsPublishedToTheAddressOfItsKindAsTheSameInstance() {
        byAddress.forEach((address, published) -> assertPublished(published, event -> event.address().equals(address)));
    }

    @Test
    @Order(AFTER_ALL_OTHERS)
    void noneIsUnknown() {
        assertThat(events.all()).isNotEmpty().noneMatch(UnknownLibvirtEvent.class::isInstance);
        assertThat(connection.undecodableEvents()).isZero();
    }

    @Test
    @Order(AFTER_ALL_OTHERS)
    void eachIsTheSameAfterJson() {
        assertThat(events.all()).isNotEmpty().allSatisfy(event -> {
            assertThat(LibvirtEvent.fromJson(event.toJson())).isEqualTo(event);
            assertThat(LibvirtEvent.fromJson(new JsonObject(event.toJson().encode()))).isEqualTo(event);
        });
    }

    /** All of these events have been published there, and nothing else. */
    void assertPublished(List<LibvirtEvent> there, Predicate<LibvirtEvent> which) {
        await().untilAsserted(() -> assertThat(there).usingElementComparator((one, other) -> one == other ? 0 : 1)
                .containsExactlyElementsOf(events.all().stream()
                        .filter(event -> event.sequence() > alreadyThere).filter(which).toList()));
    }
}
