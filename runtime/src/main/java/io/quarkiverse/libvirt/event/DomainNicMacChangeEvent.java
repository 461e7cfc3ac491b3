package io.quarkiverse.libvirt.event;

/**
 * A guest changed the MAC address of its network interface: libvirt's {@code VIR_DOMAIN_EVENT_ID_NIC_MAC_CHANGE}, since libvirt
 * 11.2.0.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param alias the interface's alias
 * @param oldMAC the address before
 * @param newMAC the address now
 */
public record DomainNicMacChangeEvent(EventOrigin origin, DomainRef domain, String alias, String oldMAC,
        String newMAC) implements DomainEvent {

    DomainNicMacChangeEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.string("alias"), in.string("oldMAC"), in.string("newMAC"));
    }
}
