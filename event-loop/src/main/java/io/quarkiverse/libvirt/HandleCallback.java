package io.quarkiverse.libvirt;

/**
 * Told that a watched file descriptor is ready: libvirt's {@code virEventHandleCallback}.
 *
 * @see EventImpl#addHandle(int, int, HandleCallback, Object, FreeCallback)
 */
@FunctionalInterface
public interface HandleCallback {

    /**
     * Runs on the loop's thread, which it must not block. What it throws is logged and changes nothing else.
     *
     * @param watch the id that {@code addHandle} returned
     * @param fd the file descriptor
     * @param events what it is ready for: the bits of {@link HandleEvents}
     * @param opaque the object given to {@code addHandle}
     */
    void ready(int watch, int fd, int events, Object opaque);
}
