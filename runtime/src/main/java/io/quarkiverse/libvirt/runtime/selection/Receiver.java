package io.quarkiverse.libvirt.runtime.selection;

/**
 * Somebody in the application who receives events, as known when it is built.
 *
 * @param where the method, for messages
 * @param address the event bus address that it consumes, perhaps still with {@code ${…}} in it; null for an observer
 * @param observedType the name of the type that it observes; null for a consumer of the event bus
 * @param async whether it is an {@code @ObservesAsync} observer
 */
public record Receiver(String where, String address, String observedType, boolean async) {
}
