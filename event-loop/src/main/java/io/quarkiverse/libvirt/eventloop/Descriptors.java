package io.quarkiverse.libvirt.eventloop;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The file descriptors of a loop, and what the poller is asked for on behalf of their watches. Guarded by the loop's lock.
 */
final class Descriptors {

    private final Poller poller;
    private final Map<Integer, Descriptor> byFd = new HashMap<>();
    private final Map<Integer, Descriptor> byToken = new HashMap<>();
    /** Those that the poller doesn't report although there are events to report. */
    private final Set<Descriptor> unpolled = new LinkedHashSet<>();
    private int lastToken;
    private long forgotten;

    Descriptors(Poller poller) {
        this.poller = poller;
    }

    /** The one of a token that the poller reported; null when it is gone. */
    Descriptor of(int token) {
        return byToken.get(Boxes.of(token));
    }

    /** How many are gone; grows whenever a token loses its meaning. */
    long forgotten() {
        return forgotten;
    }

    boolean hasUnpolled() {
        return !unpolled.isEmpty();
    }

    /** Those that are ready without being polled. */
    List<Descriptor> unpolled() {
        return unpolled.isEmpty() ? List.of() : List.copyOf(unpolled);
    }

    /** @return false when the watch's file descriptor isn't open; then it wasn't added */
    boolean add(HandleWatch watch) {
        Descriptor descriptor = byFd.get(watch.fd);
        if (descriptor != null && isClosed(descriptor)) {
            // The number is in use again, for another open file: the old watches have nothing left to report.
            orphan(descriptor);
            descriptor = null;
        }
        if (descriptor == null) {
            descriptor = new Descriptor(watch.fd, newToken());
            byFd.put(watch.fd, descriptor);
            byToken.put(descriptor.token, descriptor);
        }
        descriptor.add(watch);
        refresh(watch);
        if (descriptor.watched == Poller.Watched.INVALID && watch.events() != 0) {
            remove(watch);
            return false;
        }
        return true;
    }

    private int newToken() {
        do {
            lastToken++;
        } while (byToken.containsKey(lastToken));
        return lastToken;
    }

    /** Whether what the poller had under this number is another open file than what is there now. */
    private boolean isClosed(Descriptor descriptor) {
        if (descriptor.watched == null) {
            return false;
        }
        if (descriptor.watched == Poller.Watched.POLLED) {
            return !poller.modify(descriptor.fd, descriptor.polledFor, descriptor.token);
        }
        Poller.Watched now = poller.add(descriptor.fd, descriptor.polledFor, descriptor.token);
        if (now == Poller.Watched.POLLED) {
            poller.remove(descriptor.fd);
        }
        return now != descriptor.watched;
    }

    /** Asks the poller for what the watches on this one's file descriptor want now. */
    void refresh(HandleWatch watch) {
        Descriptor descriptor = watch.descriptor;
        if (descriptor != null) {
            refresh(descriptor);
        }
    }

    private void refresh(Descriptor descriptor) {
        int wanted = descriptor.union();
        if (wanted == descriptor.polledFor) {
            return;
        }
        if (wanted == 0) {
            stopPolling(descriptor);
            return;
        }
        if (descriptor.watched == null) {
            descriptor.watched = poller.add(descriptor.fd, wanted, descriptor.token);
        } else if (descriptor.watched == Poller.Watched.POLLED
                && !poller.modify(descriptor.fd, wanted, descriptor.token)) {
            descriptor.watched = Poller.Watched.INVALID;
        }
        descriptor.polledFor = wanted;
        if ((descriptor.readyUnpolled() & (wanted | HandleWatch.ALWAYS_REPORTED)) != 0) {
            unpolled.add(descriptor);
        } else {
            unpolled.remove(descriptor);
        }
    }

    private void stopPolling(Descriptor descriptor) {
        if (descriptor.watched == Poller.Watched.POLLED) {
            poller.remove(descriptor.fd);
        }
        descriptor.watched = null;
        descriptor.polledFor = 0;
        unpolled.remove(descriptor);
    }

    /** Whether the open file of a watch is closed, as far as the poller can tell. */
    boolean isGone(HandleWatch watch) {
        return watch.descriptor == null || isClosed(watch.descriptor);
    }

    void remove(HandleWatch watch) {
        Descriptor descriptor = watch.descriptor;
        if (descriptor == null) {
            return;
        }
        descriptor.remove(watch);
        if (descriptor.watches.length > 0) {
            refresh(descriptor);
            return;
        }
        stopPolling(descriptor);
        forget(descriptor);
    }

    private void forget(Descriptor descriptor) {
        byFd.remove(descriptor.fd);
        byToken.remove(descriptor.token);
        unpolled.remove(descriptor);
        forgotten++;
    }

    /** Its open file is closed: its watches have nothing left to report, and wait to be removed. */
    private void orphan(Descriptor descriptor) {
        forget(descriptor);
        for (HandleWatch watch : descriptor.watches) {
            watch.descriptor = null;
        }
    }

    /** Lets the poller begin anew: a closed file that it can't be told to forget goes on reporting events. */
    void beginAnew() {
        poller.renew();
        for (Descriptor descriptor : List.copyOf(byToken.values())) {
            if (descriptor.watched == Poller.Watched.POLLED
                    && !poller.carryOver(descriptor.fd, descriptor.polledFor, descriptor.token)) {
                orphan(descriptor);
            }
        }
        poller.renewed();
    }

    void clear() {
        byFd.clear();
        byToken.clear();
        unpolled.clear();
    }
}
