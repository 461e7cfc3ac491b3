package org.acme;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.event.DomainEventDetail;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.common.annotation.Blocking;

@ApplicationScoped
public class KeepRunning {

    private static final Set<DomainEventDetail> DEATHS = Set.of(DomainEventDetail.CRASHED, DomainEventDetail.FAILED);

    private final Set<String> names;
    private final LibvirtConnections connections;

    KeepRunning(@ConfigProperty(name = "acme.keep-running") Set<String> names, LibvirtConnections connections) {
        this.names = names;
        this.connections = connections;
    }

    @Blocking
    @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
    void startAgain(DomainLifecycleEvent event) throws LibvirtException {
        if (event.event() == DomainEventType.STOPPED && DEATHS.contains(event.detail())
                && names.contains(event.domain().name())) {
            connections.get(event.connection()).call(host -> {
                Domain domain = host.domainLookupByUUID(event.domain().uuid());
                try {
                    domain.create();
                } finally {
                    domain.free();
                }
                return null;
            });
        }
    }
}
