package io.quarkiverse.libvirt.event;

/** An event of a connection itself. */
public sealed interface ConnectionEvent extends LibvirtEvent permits ConnectionClosedEvent {

    @Override
    default LibvirtObject object() {
        return null;
    }
}
