package org.acme;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.DomainEventDetail;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkus.vertx.ConsumeEvent;

@ApplicationScoped
public class Pager {

    private final List<String> pages = new CopyOnWriteArrayList<>();

    @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
    void onLifecycle(DomainLifecycleEvent event) {
        if (event.event() == DomainEventType.STOPPED && event.detail() != DomainEventDetail.SHUTDOWN) {
            pages.add(event.domain().name() + " is down: " + event.detail());
        }
    }

    public List<String> pages() {
        return List.copyOf(pages);
    }
}
