package io.quarkiverse.libvirt.runtime.inventory;

/**
 * A synthetic event.
 *
 * @param type libvirt's number of its type
 * @param ofDefinition whether it is about the definition, otherwise about what the object does
 * @param change makes it
 */
record Told(int type, boolean ofDefinition, Change change) {
}
