package io.quarkiverse.libvirt.eventloop;

import java.util.Arrays;

import io.quarkiverse.libvirt.HandleEvents;

/**
 * A file descriptor with the watches on it. The poller knows one set of events per file descriptor: the union of what the
 * watches ask for, and nothing at all when all are off. Guarded by the loop's lock.
 */
final class Descriptor {

    private static final HandleWatch[] NONE = {};

    final int fd;
    /** Tells this one from an earlier or later open file of the same number. */
    final int token;
    /** Replaced, never changed, so that a dispatch may walk over it. */
    HandleWatch[] watches = NONE;
    /** What the poller was asked for; 0 when it doesn't poll this file descriptor. */
    int polledFor;
    /** What the operating system said of it; null while the poller doesn't have it. */
    Poller.Watched watched;

    Descriptor(int fd, int token) {
        this.fd = fd;
        this.token = token;
    }

    void add(HandleWatch watch) {
        HandleWatch[] more = Arrays.copyOf(watches, watches.length + 1);
        more[watches.length] = watch;
        watches = more;
        watch.descriptor = this;
    }

    void remove(HandleWatch watch) {
        HandleWatch[] fewer = new HandleWatch[watches.length - 1];
        int kept = 0;
        for (HandleWatch other : watches) {
            if (other != watch) {
                fewer[kept++] = other;
            }
        }
        watches = fewer;
        watch.descriptor = null;
    }

    int union() {
        int union = 0;
        for (HandleWatch watch : watches) {
            union |= watch.events();
        }
        return union;
    }

    /** What it is ready for without being polled, as poll(2) would say; 0 when the poller reports it. */
    int readyUnpolled() {
        if (watched == Poller.Watched.ALWAYS_READY) {
            return HandleEvents.READABLE | HandleEvents.WRITABLE;
        }
        return watched == Poller.Watched.INVALID ? HandleEvents.ERROR : 0;
    }
}
