package io.quarkiverse.libvirt.test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Singleton;

import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkus.vertx.ConsumeEvent;

/** Provokes events on libvirt's test driver and collects what arrives on the bus. */
@Singleton
class TestHost {

    final List<DomainEventType> arrived = new CopyOnWriteArrayList<>();
    final List<Thread> threads = new CopyOnWriteArrayList<>();

    @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
    void onLifecycle(DomainLifecycleEvent event) {
        threads.add(Thread.currentThread());
        arrived.add(event.event());
    }

    /** SUSPENDED, RESUMED. */
    void suspendAndResume() throws LibvirtException {
        Connect operator = new Connect("test:///default");
        try {
            Domain domain = operator.domainLookupByName("test");
            domain.suspend();
            domain.resume();
            domain.free();
        } finally {
            operator.close();
        }
    }
}
