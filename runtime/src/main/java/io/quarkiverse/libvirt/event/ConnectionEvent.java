package io.quarkiverse.libvirt.event;

/** An event of a connection itself. */
public sealed interface ConnectionEvent extends LibvirtEvent
        permits ConnectionOpeningEvent, ConnectionOpenEvent, ConnectionLostEvent,
        ConnectionResyncBeginEvent, ConnectionResyncEndEvent, ConnectionResynchronisedEvent, ConnectionGapEvent,
        ConnectionClosedEvent {

    @Override
    default LibvirtObject object() {
        return null;
    }
}
