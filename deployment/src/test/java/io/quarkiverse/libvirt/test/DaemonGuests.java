package io.quarkiverse.libvirt.test;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.libvirt.Domain;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkus.vertx.ConsumeEvent;

/** Starts a guest on whatever daemon there is, and collects what arrives on the bus. */
@Singleton
class DaemonGuests {

    private static final int PAUSED = 1;

    final List<DomainLifecycleEvent> arrived = new CopyOnWriteArrayList<>();

    @Inject
    LibvirtConnection host;

    @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
    void onLifecycle(DomainLifecycleEvent event) {
        arrived.add(event);
    }

    /** A guest that has nothing to boot, and isn't asked to. */
    void start(String name) throws LibvirtException {
        String type = host.uri().startsWith("qemu") ? "qemu" : "test";
        host.call(connect -> {
            Domain guest = connect.domainCreateXML("""
                    <domain type='%s'>
                      <name>%s</name>
                      <uuid>%s</uuid>
                      <memory unit='MiB'>32</memory>
                      <os><type>hvm</type></os>
                    </domain>
                    """.formatted(type, name, UUID.randomUUID()), type.equals("qemu") ? PAUSED : 0);
            guest.free();
            return null;
        });
    }
}
