package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.libvirt.LibvirtException;

import io.quarkus.test.junit.QuarkusTest;

/** A test of an application in dev mode. */
@QuarkusTest
class ContinuouslyTested {

    /** Where it was at each run. */
    static final String URIS = "uris-of-continuous-tests";

    @Inject
    DaemonGuests guests;

    @Test
    void hearsOfAGuest() throws LibvirtException {
        String run = "run 0 ";
        String name = run + System.nanoTime();
        guests.start(name);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(guests.arrived).anyMatch(event -> event.domain().name().equals(name)));
        JvmWide.list(URIS).add(run + guests.host.uri());
    }
}
