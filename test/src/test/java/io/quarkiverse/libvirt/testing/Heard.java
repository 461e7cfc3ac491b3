package io.quarkiverse.libvirt.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainWatchdogEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;

/** What the application under test has received. */
@ApplicationScoped
public class Heard {

    private final List<LibvirtEvent> events = new CopyOnWriteArrayList<>();

    void observe(@Observes LibvirtEvent event) {
        events.add(event);
    }

    /** Of a domain of this name. */
    List<String> lifecycle(String domain) {
        return of(DomainLifecycleEvent.class).stream().filter(event -> event.domain().name().equals(domain))
                .map(event -> event.connection() + " " + event.event() + " " + event.detail()).toList();
    }

    List<Integer> watchdogs(String domain) {
        return of(DomainWatchdogEvent.class).stream().filter(event -> event.domain().name().equals(domain))
                .map(DomainWatchdogEvent::actionCode).toList();
    }

    List<String> closed(String connection) {
        return of(ConnectionClosedEvent.class).stream().filter(event -> event.connection().equals(connection))
                .map(event -> event.reason().toString()).toList();
    }

    private <E extends LibvirtEvent> List<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
