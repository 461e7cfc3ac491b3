package io.quarkiverse.libvirt.it.profiles;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Singleton;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkus.vertx.ConsumeEvent;

/** The lifecycle events that this application has received. */
@Singleton
class Arrivals {

    final List<DomainEventType> types = new CopyOnWriteArrayList<>();

    @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
    void onLifecycle(DomainLifecycleEvent event) {
        types.add(event.event());
    }
}
