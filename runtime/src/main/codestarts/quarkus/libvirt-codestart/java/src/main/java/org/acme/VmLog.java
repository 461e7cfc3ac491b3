package org.acme;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkus.logging.Log;
import io.quarkus.vertx.ConsumeEvent;

@ApplicationScoped
public class VmLog {

    @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
    void onLifecycle(DomainLifecycleEvent event) {
        Log.infof("%s: %s (%s)", event.domain().name(), event.event(), event.detail());
    }
}
