package io.quarkiverse.libvirt.it.daemon;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;

/** What is published of one connection from now on. */
final class Told implements AutoCloseable {

    private final List<LibvirtEvent> events = new CopyOnWriteArrayList<>();
    private final MessageConsumer<LibvirtEvent> consumer;

    Told(Vertx vertx, String connection) {
        consumer = vertx.eventBus().consumer(EventAddresses.ALL, message -> {
            if (message.body().connection().equals(connection)) {
                events.add(message.body());
            }
        });
    }

    /** Those of one kind so far. */
    <E extends LibvirtEvent> List<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<LibvirtEvent> all() {
        return events;
    }

    @Override
    public void close() {
        consumer.unregister();
    }
}
