package io.quarkiverse.libvirt.event;

/** An event of a network. */
public sealed interface NetworkEvent extends LibvirtEvent permits NetworkLifecycleEvent, NetworkMetadataChangeEvent {

    /** The network that it is about. */
    NetworkRef network();

    @Override
    default LibvirtObject object() {
        return network();
    }
}
