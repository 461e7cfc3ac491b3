package io.quarkiverse.libvirt.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.libvirt.bindings.EventHandler;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.connection.EventPublisher;

/** The events of a connection that a publisher passed on. */
public final class Received {

    public final List<LibvirtEvent> events = new ArrayList<>();
    public final EventPublisher publisher = new EventPublisher("host", events::add);

    public EventHandler handler(EventKind<?> kind) {
        return arguments -> publisher.publish(1, kind, arguments);
    }

    public LibvirtEvent single() {
        assertThat(events).hasSize(1);
        return events.get(0);
    }
}
