package io.quarkiverse.libvirt.test;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.DomainRebootEvent;
import io.quarkus.vertx.ConsumeEvent;

/** An application in a storm whose source a test changes while it runs. */
@Singleton
@Path("/stormy")
public class StormyResource {

    static final String GENERATION = "generation 0";

    private final AtomicLong received = new AtomicLong();

    @Inject
    LibvirtConnection connection;

    @ConsumeEvent(EventAddresses.DOMAIN_REBOOT)
    void count(DomainRebootEvent event) {
        received.incrementAndGet();
    }

    @ConsumeEvent(value = EventAddresses.DOMAIN_REBOOT, blocking = true)
    void sleep(DomainRebootEvent event) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }

    /** Which application this is, and whether events arrive. */
    @GET
    public String generation() {
        return GENERATION + (received.get() > 100 && connection.isOpen() ? " in a storm" : " in calm");
    }
}
