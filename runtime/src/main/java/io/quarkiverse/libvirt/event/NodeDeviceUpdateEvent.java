package io.quarkiverse.libvirt.event;

/**
 * A device of the host changed: libvirt's {@code VIR_NODE_DEVICE_EVENT_ID_UPDATE}, since libvirt 2.2.0.
 *
 * @param origin where it came from and when
 * @param device the device
 */
public record NodeDeviceUpdateEvent(EventOrigin origin, NodeDeviceRef device) implements NodeDeviceEvent {

    NodeDeviceUpdateEvent(EventOrigin origin, NodeDeviceRef device, EventReader in) {
        this(origin, device);
    }
}
