package io.quarkiverse.libvirt.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.libvirt.bindings.EventHandler;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;

/** The events of a connection that a publisher passed on. */
final class Received {

    final List<LibvirtEvent> events = new ArrayList<>();
    final EventPublisher publisher = new EventPublisher("host", events::add);

    EventHandler handler(EventKind<?> kind) {
        return arguments -> publisher.publish(kind, arguments);
    }

    LibvirtEvent single() {
        assertThat(events).hasSize(1);
        return events.get(0);
    }
}
