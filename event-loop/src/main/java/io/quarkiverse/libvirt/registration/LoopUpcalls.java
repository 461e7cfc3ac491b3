package io.quarkiverse.libvirt.registration;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

import com.sun.jna.Callback;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.bindings.Libvirt;
import io.quarkiverse.libvirt.natives.NativeCalls;
import io.quarkiverse.libvirt.registration.NativeCallbacks.NativeCallback;
import io.quarkiverse.libvirt.registration.NativeCallbacks.NativeHandleCallback;
import io.quarkiverse.libvirt.registration.NativeCallbacks.NativeTimeoutCallback;

/**
 * The six functions that libvirt calls. They exist once and for ever: libvirt never lets go of them, and a collected callback
 * would answer 0, a loop that is dead without any error. A failure answers -1.
 */
final class LoopUpcalls {

    private static final Logger LOG = System.getLogger(LoopUpcalls.class.getName());

    interface AddHandle extends Callback {
        int invoke(int fd, int events, long callback, long opaque, long ff);
    }

    interface AddTimeout extends Callback {
        int invoke(int frequency, long callback, long opaque, long ff);
    }

    interface Update extends Callback {
        void invoke(int id, int value);
    }

    interface Remove extends Callback {
        int invoke(int id);
    }

    interface Expired extends Callback {
        void invoke(int timer, long opaque);
    }

    private static final long NEVER_CALLED = upcall(Expired.class, (timer, opaque) -> {
    });

    private final Owners owners;
    private final SocketsOfConnections sockets;
    private final HeldWatches held;

    LoopUpcalls(Owners owners, SocketsOfConnections sockets, HeldWatches held) {
        this.owners = owners;
        this.sockets = sockets;
        this.held = held;
    }

    /** The address of a timer's callback that does nothing, for a timer that is always off. */
    static long neverCalled() {
        return NEVER_CALLED;
    }

    /** Hands the six functions to libvirt, which takes only the first ones that it is given. */
    void register() {
        Libvirt.virEventRegisterImpl(upcall(AddHandle.class, this::addHandle), upcall(Update.class, this::updateHandle),
                upcall(Remove.class, this::removeHandle), upcall(AddTimeout.class, this::addTimeout),
                upcall(Update.class, this::updateTimeout), upcall(Remove.class, this::removeTimeout));
    }

    private static <T extends Callback> long upcall(Class<T> type, T callback) {
        return NativeCalls.get().upcall(type, callback);
    }

    private int addHandle(int fd, int events, long callback, long opaque, long ff) {
        try {
            EventImpl owner = owners.adding();
            try {
                NativeHandleCallback ready = NativeCallbacks.handle(callback, owner);
                boolean holds = held.holds();
                int watch = owner.addHandle(fd, holds ? 0 : events, ready, opaque, NativeCallbacks.free(ff));
                if (watch > 0 && !own(watch, owner, ready)) {
                    owner.removeHandle(watch);
                    return -1;
                }
                if (watch > 0 && holds) {
                    held.added(watch, events);
                }
                if (watch > 0) {
                    ready.arrivesAt(sockets.added(watch, fd, () -> owners.owner(watch) != null));
                }
                return watch > 0 ? watch : -1;
            } finally {
                owners.added(owner);
            }
        } catch (Throwable thrown) {
            return failed("adding a watch on file descriptor " + fd, thrown);
        }
    }

    private int addTimeout(int frequency, long callback, long opaque, long ff) {
        try {
            EventImpl owner = owners.adding();
            try {
                NativeTimeoutCallback expired = NativeCallbacks.timeout(callback, owner);
                int timer = owner.addTimeout(frequency, expired, opaque, NativeCallbacks.free(ff));
                if (timer > 0 && !own(timer, owner, expired)) {
                    owner.removeTimeout(timer);
                    return -1;
                }
                return timer > 0 ? timer : -1;
            } finally {
                owners.added(owner);
            }
        } catch (Throwable thrown) {
            return failed("adding a timer of " + frequency + " ms", thrown);
        }
    }

    private boolean own(int id, EventImpl owner, NativeCallback callback) {
        if (owners.own(id, owner)) {
            callback.added();
            return true;
        }
        LOG.log(Level.ERROR, owner.getClass().getName() + " gave libvirt the id " + id + ", which another loop of this process "
                + "has given already; ids must come from EventImpl.newId()");
        return false;
    }

    private void updateHandle(int watch, int events) {
        try {
            if (held.updated(watch, events)) {
                return;
            }
            EventImpl owner = owners.owner(watch);
            if (owner != null) {
                owner.updateHandle(watch, events);
                return;
            }
            for (EventImpl candidate : owners.candidates()) {
                candidate.updateHandle(watch, events);
            }
        } catch (Throwable thrown) {
            failed("updating watch " + watch, thrown);
        }
    }

    private void updateTimeout(int timer, int frequency) {
        try {
            EventImpl owner = owners.owner(timer);
            if (owner != null) {
                owner.updateTimeout(timer, frequency);
                return;
            }
            for (EventImpl candidate : owners.candidates()) {
                candidate.updateTimeout(timer, frequency);
            }
        } catch (Throwable thrown) {
            failed("updating timer " + timer, thrown);
        }
    }

    private int removeHandle(int watch) {
        try {
            held.removed(watch);
            EventImpl owner = owners.owner(watch);
            for (EventImpl candidate : owner == null ? owners.candidates() : List.of(owner)) {
                if (candidate.removeHandle(watch) == 0) {
                    owners.disown(watch);
                    return 0;
                }
            }
            return -1;
        } catch (Throwable thrown) {
            return failed("removing watch " + watch, thrown);
        } finally {
            // Even if that failed: libvirt closes the descriptor now.
            sockets.removed(watch);
        }
    }

    private int removeTimeout(int timer) {
        try {
            EventImpl owner = owners.owner(timer);
            for (EventImpl candidate : owner == null ? owners.candidates() : List.of(owner)) {
                if (candidate.removeTimeout(timer) == 0) {
                    owners.disown(timer);
                    return 0;
                }
            }
            return -1;
        } catch (Throwable thrown) {
            return failed("removing timer " + timer, thrown);
        }
    }

    private static int failed(String what, Throwable thrown) {
        LOG.log(Level.ERROR, "libvirt's event loop failed at " + what, thrown);
        return -1;
    }
}
