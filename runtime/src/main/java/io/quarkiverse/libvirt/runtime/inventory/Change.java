package io.quarkiverse.libvirt.runtime.inventory;

import io.quarkiverse.libvirt.event.EventOrigin;
import io.quarkiverse.libvirt.event.LibvirtEvent;

/** A difference that a listing brought to light, as the event that would have told it. */
@FunctionalInterface
public interface Change {

    /** The event, with the origin that the caller numbers and marks. */
    LibvirtEvent event(EventOrigin origin);
}
