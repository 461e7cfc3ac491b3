package io.quarkiverse.libvirt.it.provoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.UnknownLibvirtEvent;
import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.vertx.core.json.JsonObject;

/** What is true of all events that the application under test has received, when the tests of a class have provoked them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class RealEvents {

    static final int AFTER_ALL_OTHERS = Integer.MAX_VALUE;

    PrivateDaemon daemon;

    @Inject
    ReceivedEvents events;

    @Inject
    LibvirtConnection connection;

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
}
