package io.quarkiverse.libvirt.event;

/**
 * A device of the host came or went, or was defined or undefined: libvirt's {@code VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE}, since
 * libvirt 2.2.0.
 *
 * @param origin where it came from and when
 * @param device the device
 * @param event what happened
 * @param eventCode libvirt's number of it
 * @param detail 0 until now
 */
public record NodeDeviceLifecycleEvent(EventOrigin origin, NodeDeviceRef device, NodeDeviceEventType event, int eventCode,
        int detail) implements NodeDeviceEvent {

    /** The event of libvirt's numbers. */
    public NodeDeviceLifecycleEvent(EventOrigin origin, NodeDeviceRef device, int eventCode, int detail) {
        this(origin, device, NodeDeviceEventType.of(eventCode), eventCode, detail);
    }

    NodeDeviceLifecycleEvent(EventOrigin origin, NodeDeviceRef device, EventReader in) {
        this(origin, device, in.code("event"), in.integer("detail"));
    }
}
