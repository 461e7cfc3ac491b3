package io.quarkiverse.libvirt;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import io.quarkiverse.libvirt.eventloop.WatchIds;

/**
 * The event loop that libvirt asks an application for: six operations that watch file descriptors and timers, with the
 * semantics of {@code virEventRegisterImpl} and in the manner of Perl's {@code Sys::Virt::EventImpl}.
 * <p>
 * In a Quarkus application there is one bean of this type, which libvirt uses and which may be injected to watch file
 * descriptors and timers of the application's own. An application that wants another loop supplies a bean of a subclass:
 *
 * <ul>
 * <li>All six operations may come from any thread, from inside callbacks too, and must never wait for the loop's thread:
 * libvirt calls them holding locks which its callbacks take.</li>
 * <li>Ids come from {@link #newId()}.</li>
 * <li>Callbacks are called through {@link #runHandleCallback}, {@link #runTimeoutCallback} and {@link #freeCallbackOpaque},
 * on one thread at a time. For libvirt's own watches, callbacks and opaque stand for native addresses: pass them on
 * as they are.</li>
 * <li>After the removal of a watch or timer its {@link FreeCallback} is called exactly once, later, from the loop and
 * outside every callback.</li>
 * </ul>
 */
public abstract class EventImpl {

    private static final Logger LOG = System.getLogger(EventImpl.class.getName());

    /**
     * Watches a file descriptor ({@code virEventAddHandle}). The watch is level-triggered: a callback that does not take
     * what is there is called again.
     *
     * @param fd an open file descriptor; it may have several watches
     * @param events what to watch for, bits of {@link HandleEvents}; 0 adds a watch that is off
     * @param callback called on the loop's thread when the file descriptor is ready
     * @param opaque handed to both callbacks; may be null
     * @param ff releases the opaque after the watch is removed; may be null
     * @return the id of the watch, positive; -1 when the file descriptor can't be watched
     */
    public abstract int addHandle(int fd, int events, HandleCallback callback, Object opaque, FreeCallback ff);

    /**
     * Changes what a watch waits for ({@code virEventUpdateHandle}). Does nothing when the watch is unknown or removed.
     *
     * @param watch the id that {@code addHandle} returned
     * @param events bits of {@link HandleEvents}; 0 turns the watch off, for ERROR and HANGUP too
     */
    public abstract void updateHandle(int watch, int events);

    /**
     * Ends a watch ({@code virEventRemoveHandle}). On the loop's thread no callback follows; its {@link FreeCallback} runs
     * soon after, never within this call.
     *
     * @param watch the id that {@code addHandle} returned
     * @return 0, or -1 when the watch is unknown or already removed
     */
    public abstract int removeHandle(int watch);

    /**
     * Adds a timer ({@code virEventAddTimeout}).
     *
     * @param frequency the interval in milliseconds; 0 fires once in every turn of the loop, -1 adds a timer that is off
     * @param callback called on the loop's thread when the interval has passed
     * @param opaque handed to both callbacks; may be null
     * @param ff releases the opaque after the timer is removed; may be null
     * @return the id of the timer, positive; -1 on error
     */
    public abstract int addTimeout(int frequency, TimeoutCallback callback, Object opaque, FreeCallback ff);

    /**
     * Changes a timer's interval, which starts anew from now ({@code virEventUpdateTimeout}). Does nothing when the timer is
     * unknown or removed.
     *
     * @param timer the id that {@code addTimeout} returned
     * @param frequency as in {@link #addTimeout}
     */
    public abstract void updateTimeout(int timer, int frequency);

    /**
     * Ends a timer ({@code virEventRemoveTimeout}), as {@link #removeHandle} does a watch.
     *
     * @param timer the id that {@code addTimeout} returned
     * @return 0, or -1 when the timer is unknown or already removed
     */
    public abstract int removeTimeout(int timer);

    /**
     * An id for a new watch or timer: positive and unique in the process. Ids are counted up; only after all 2,147,483,647
     * were used does the count begin again, with those that were released.
     *
     * @return the id
     */
    protected static int newId() {
        return WatchIds.next();
    }

    /**
     * Says that the watch or timer of this id was removed and its opaque freed.
     *
     * @param id an id that {@link #newId()} gave
     */
    protected static void releaseId(int id) {
        WatchIds.release(id);
    }

    /**
     * Calls a watch's callback; what it throws is logged.
     *
     * @param watch the id of the watch
     * @param fd its file descriptor
     * @param events what the file descriptor is ready for
     * @param callback the callback given to {@code addHandle}
     * @param opaque the opaque given to {@code addHandle}
     */
    protected final void runHandleCallback(int watch, int fd, int events, HandleCallback callback, Object opaque) {
        try {
            callback.ready(watch, fd, events, opaque);
        } catch (Throwable thrown) {
            LOG.log(Level.ERROR, "The callback of watch " + watch + " on file descriptor " + fd + " failed", thrown);
        }
    }

    /**
     * Calls a timer's callback; what it throws is logged.
     *
     * @param timer the id of the timer
     * @param callback the callback given to {@code addTimeout}
     * @param opaque the opaque given to {@code addTimeout}
     */
    protected final void runTimeoutCallback(int timer, TimeoutCallback callback, Object opaque) {
        try {
            callback.expired(timer, opaque);
        } catch (Throwable thrown) {
            LOG.log(Level.ERROR, "The callback of timer " + timer + " failed", thrown);
        }
    }

    /**
     * Releases an opaque; what the callback throws is logged. To be called once per removed watch or timer, from the loop,
     * outside every callback and with no lock held.
     *
     * @param ff the callback given when the watch or timer was added; null does nothing
     * @param opaque the opaque given then
     */
    protected final void freeCallbackOpaque(FreeCallback ff, Object opaque) {
        if (ff == null) {
            return;
        }
        try {
            ff.free(opaque);
        } catch (Throwable thrown) {
            LOG.log(Level.ERROR, "The free callback of a removed watch or timer failed", thrown);
        }
    }
}
