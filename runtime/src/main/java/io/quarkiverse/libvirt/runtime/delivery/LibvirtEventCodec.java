package io.quarkiverse.libvirt.runtime.delivery;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.json.JsonObject;

/** Events on the event bus: by reference in this process, as JSON to others of a cluster. */
public final class LibvirtEventCodec implements MessageCodec<LibvirtEvent, LibvirtEvent> {

    private static final String NAME = "quarkus-libvirt-event";

    /** To be used when an event is sent. */
    static final DeliveryOptions DELIVERY = new DeliveryOptions().setCodecName(NAME);

    /** In dev mode Vert.x outlives the application and with it the codec of the application before, if that has failed. */
    public static void register(EventBus eventBus) {
        unregister(eventBus);
        eventBus.registerCodec(new LibvirtEventCodec());
    }

    public static void unregister(EventBus eventBus) {
        eventBus.unregisterCodec(NAME);
    }

    @Override
    public void encodeToWire(Buffer buffer, LibvirtEvent event) {
        event.toJson().writeToBuffer(buffer);
    }

    @Override
    public LibvirtEvent decodeFromWire(int position, Buffer buffer) {
        JsonObject json = new JsonObject();
        json.readFromBuffer(position, buffer);
        return LibvirtEvent.fromJson(json);
    }

    @Override
    public LibvirtEvent transform(LibvirtEvent event) {
        return event;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
