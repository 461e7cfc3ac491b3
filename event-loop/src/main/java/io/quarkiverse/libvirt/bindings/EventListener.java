package io.quarkiverse.libvirt.bindings;

import java.util.UUID;

/**
 * Receives a connection's events, decoded, on the loop's thread. Parameters are libvirt's; numbers are as libvirt sent them.
 */
public interface EventListener {

    /** {@code VIR_DOMAIN_EVENT_ID_LIFECYCLE} */
    void domainLifecycle(String name, UUID uuid, int id, int event, int detail);

    /** {@code virConnectCloseFunc} */
    void closed(int reason);
}
