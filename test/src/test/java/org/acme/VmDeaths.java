package org.acme;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.DomainEventDetail;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkus.logging.Log;
import io.quarkus.vertx.ConsumeEvent;

@ApplicationScoped
public class VmDeaths {

    @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
    void onLifecycle(DomainLifecycleEvent event) {
        if (event.event() == DomainEventType.STOPPED && event.detail() != DomainEventDetail.SHUTDOWN) {
            Log.errorf("%s on %s is down: %s", event.domain().name(), event.connection(), event.detail());
        }
    }
}
