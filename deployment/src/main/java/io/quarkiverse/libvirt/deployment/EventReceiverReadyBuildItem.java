package io.quarkiverse.libvirt.deployment;

import io.quarkus.builder.item.MultiBuildItem;

/** Somebody takes events from now on: produced by extensions whose receivers have to be there before the first event. */
public final class EventReceiverReadyBuildItem extends MultiBuildItem {
}
