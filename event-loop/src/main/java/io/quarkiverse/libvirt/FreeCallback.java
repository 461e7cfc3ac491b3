package io.quarkiverse.libvirt;

/**
 * Releases the opaque object of a watch or timer that was removed: libvirt's {@code virFreeCallback}, often named
 * {@code ff}.
 */
@FunctionalInterface
public interface FreeCallback {

    /**
     * Runs exactly once per removed watch or timer, on the loop's thread, outside every callback, when the file descriptor
     * is no longer polled.
     *
     * @param opaque the object given when the watch or timer was added
     */
    void free(Object opaque);
}
