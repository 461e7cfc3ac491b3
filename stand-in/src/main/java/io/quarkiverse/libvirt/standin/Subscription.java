package io.quarkiverse.libvirt.standin;

import java.util.Optional;

/**
 * A client's registration for an event.
 *
 * @param callbackId what the stand-in has answered; unique in the daemon, events carry it
 * @param object the one object whose events are wanted, by its UUID (a node device: by its name); empty for all
 */
public record Subscription(EventClass eventClass, int eventId, int callbackId, Optional<String> object) {

    boolean wants(EventMessage event) {
        return event.eventClass() == eventClass && event.eventId() == eventId
                && (object.isEmpty() || object.get().equals(event.object()));
    }
}
