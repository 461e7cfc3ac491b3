package io.quarkiverse.libvirt.deployment;

import io.quarkiverse.libvirt.runtime.selection.Receiver;
import io.quarkus.builder.item.MultiBuildItem;

/** Somebody in the application who receives libvirt's events. */
final class EventReceiverBuildItem extends MultiBuildItem {

    private final Receiver receiver;

    EventReceiverBuildItem(Receiver receiver) {
        this.receiver = receiver;
    }

    Receiver receiver() {
        return receiver;
    }
}
