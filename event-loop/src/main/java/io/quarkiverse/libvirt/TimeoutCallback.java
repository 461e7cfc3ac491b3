package io.quarkiverse.libvirt;

/**
 * Told that a timer has expired: libvirt's {@code virEventTimeoutCallback}.
 *
 * @see EventImpl#addTimeout(int, TimeoutCallback, Object, FreeCallback)
 */
@FunctionalInterface
public interface TimeoutCallback {

    /**
     * Runs on the loop's thread, which it must not block. What it throws is logged and changes nothing else.
     *
     * @param timer the id that {@code addTimeout} returned
     * @param opaque the object given to {@code addTimeout}
     */
    void expired(int timer, Object opaque);
}
