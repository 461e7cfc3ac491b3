package io.quarkiverse.libvirt.event;

/** An event of a device of the host. */
public sealed interface NodeDeviceEvent extends LibvirtEvent permits NodeDeviceLifecycleEvent, NodeDeviceUpdateEvent {

    /** The device of the host that it is about. */
    NodeDeviceRef device();

    @Override
    default LibvirtObject object() {
        return device();
    }
}
