package io.quarkiverse.libvirt.event;

/** An event of a domain, as libvirt calls a virtual machine. Also published to {@code libvirt.domain.<uuid>}. */
public sealed interface DomainEvent extends LibvirtEvent permits DomainLifecycleEvent {

    /** The domain it is about. */
    DomainRef domain();
}
