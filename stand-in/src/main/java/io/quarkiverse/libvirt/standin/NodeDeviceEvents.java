package io.quarkiverse.libvirt.standin;

import java.util.function.Consumer;

/** The events of the host's devices. Enumerated values are plain numbers, so that unknown ones can be sent. */
public final class NodeDeviceEvents {

    private NodeDeviceEvents() {
    }

    /** {@code VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE}. libvirt sends the detail 0. */
    public static EventMessage lifecycle(NodeDevice device, int event, int detail) {
        return of(0, 376, device, fields -> fields.int32(event).int32(detail));
    }

    /** {@code VIR_NODE_DEVICE_EVENT_ID_UPDATE}. */
    public static EventMessage update(NodeDevice device) {
        return of(1, 377, device, fields -> {
        });
    }

    private static EventMessage of(int eventId, int procedure, NodeDevice device, Consumer<XdrWriter> fields) {
        return EventMessage.of(EventClass.NODE_DEVICE, eventId, procedure, device.identity(), body -> {
            device.write(body);
            fields.accept(body);
        });
    }
}
