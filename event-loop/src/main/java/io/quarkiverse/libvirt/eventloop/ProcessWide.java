package io.quarkiverse.libvirt.eventloop;

/**
 * Marks the callback of a watch or timer that belongs to libvirt, not to an application: when its loop ends, it is handed to
 * the next one.
 */
public interface ProcessWide {
}
