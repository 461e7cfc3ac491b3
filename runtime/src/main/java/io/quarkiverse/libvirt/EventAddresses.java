package io.quarkiverse.libvirt;

import java.util.UUID;

/** The addresses of the Vert.x event bus to which libvirt's events are published; the events have {@code virsh}'s names. */
public final class EventAddresses {

    /** Every event of every connection. */
    public static final String ALL = "libvirt.events";

    /** A domain is defined, started, suspended, resumed, stopped …: {@code DomainLifecycleEvent}. */
    public static final String DOMAIN_LIFECYCLE = "libvirt.domain.lifecycle";

    /** A connection was closed, by libvirt or from the other side: {@code ConnectionClosedEvent}. */
    public static final String CONNECTION_CLOSED = "libvirt.connection.closed";

    private static final String DOMAIN = "libvirt.domain.";

    private EventAddresses() {
    }

    /**
     * Every event of one domain.
     *
     * @param uuid the domain's UUID
     * @return {@code libvirt.domain.<uuid>}
     */
    public static String domain(UUID uuid) {
        return DOMAIN + uuid;
    }
}
