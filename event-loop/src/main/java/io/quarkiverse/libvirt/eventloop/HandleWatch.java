package io.quarkiverse.libvirt.eventloop;

import io.quarkiverse.libvirt.FreeCallback;
import io.quarkiverse.libvirt.HandleCallback;
import io.quarkiverse.libvirt.HandleEvents;

/** A watch on a file descriptor. */
final class HandleWatch extends Watch {

    static final int ALWAYS_REPORTED = HandleEvents.ERROR | HandleEvents.HANGUP;

    final int fd;
    final HandleCallback callback;
    /** Null when the open file that it watched is known to be closed: nothing is reported any more. */
    Descriptor descriptor;
    /** The turn in which it was added; its first callback comes in a later one. */
    private final long addedIn;
    private int events;
    /** The turn in which {@link #events} last changed, and what they were before it. */
    private long changedIn = -1;
    private int eventsBefore;

    HandleWatch(int id, int fd, int events, HandleCallback callback, Object opaque, FreeCallback ff, long addedIn) {
        super(id, opaque, ff);
        this.addedIn = addedIn;
        this.fd = fd;
        this.events = events;
        this.callback = callback;
    }

    int events() {
        return events;
    }

    void change(int newEvents, long turn) {
        if (changedIn != turn) {
            changedIn = turn;
            eventsBefore = events;
        }
        events = newEvents;
    }

    /** What is to be reported in this turn of what the file descriptor is ready for: only what was asked for before it. */
    int report(int ready, long turn) {
        if (removed || addedIn == turn) {
            return 0;
        }
        int asked = changedIn == turn ? events & eventsBefore : events;
        return asked == 0 ? 0 : ready & (asked | ALWAYS_REPORTED);
    }

    @Override
    boolean processWide() {
        return callback instanceof ProcessWide;
    }
}
