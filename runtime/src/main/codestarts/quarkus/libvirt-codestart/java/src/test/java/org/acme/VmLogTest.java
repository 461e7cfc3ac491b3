package org.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.libvirt.Domain;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class VmLogTest {

    @Inject
    LibvirtConnection connection;

    @Inject
    LibvirtEvents events;

    @Test
    void aSuspendedDomainIsHeardOf() throws Exception {
        CompletableFuture<DomainLifecycleEvent> first = events.events(DomainLifecycleEvent.class).toUni()
                .subscribeAsCompletionStage();
        connection.call(host -> {
            Domain domain = host.domainLookupByName("test");
            domain.suspend();
            domain.resume();
            domain.free();
            return null;
        });
        DomainLifecycleEvent event = first.get(30, TimeUnit.SECONDS);
        assertEquals("test", event.domain().name());
        assertEquals(DomainEventType.SUSPENDED, event.event());
    }
}
