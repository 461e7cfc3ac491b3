package io.quarkiverse.libvirt.registration;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.FreeCallback;
import io.quarkiverse.libvirt.HandleCallback;
import io.quarkiverse.libvirt.TimeoutCallback;
import io.quarkiverse.libvirt.eventloop.ProcessWide;
import io.quarkiverse.libvirt.natives.NativeCalls;

/**
 * libvirt's own callbacks as an {@link EventImpl} sees them: objects that stand for a native function, whose opaque is a
 * native address, boxed. What such a function adds belongs to the loop that calls it.
 */
final class NativeCallbacks {

    private static final NativeCalls CALLS = NativeCalls.get();

    /** libvirt has a handful of functions, and many watches that use them. */
    private static final Map<Long, FreeCallback> FREES = new ConcurrentHashMap<>();

    private NativeCallbacks() {
    }

    static NativeHandleCallback handle(long address, EventImpl owner) {
        return new NativeHandleCallback(address, owner);
    }

    static NativeTimeoutCallback timeout(long address, EventImpl owner) {
        return new NativeTimeoutCallback(address, owner);
    }

    /** Null for NULL: nothing is to be freed. */
    static FreeCallback free(long address) {
        return address == 0 ? null : FREES.computeIfAbsent(address, NativeFreeCallback::new);
    }

    /** The callback of one watch or timer. */
    abstract static class NativeCallback implements ProcessWide {

        final long function;
        /** Only while the watch is being added: its owner may be an application's, and the watch may outlive that. */
        private volatile EventImpl adding;

        NativeCallback(long function, EventImpl owner) {
            this.function = function;
            adding = owner;
        }

        /** From now on the table of owners knows whose this is. */
        void added() {
            adding = null;
        }

        final EventImpl adding() {
            return adding;
        }
    }

    static final class NativeHandleCallback extends NativeCallback implements HandleCallback {

        /** Null if it is nobody's. */
        private volatile WatchedSockets sockets;

        NativeHandleCallback(long function, EventImpl owner) {
            super(function, owner);
        }

        /** Says whose the file descriptor is; null for nobody's. */
        void arrivesAt(WatchedSockets sockets) {
            this.sockets = sockets;
        }

        @Override
        public void ready(int watch, int fd, int events, Object opaque) {
            WatchedSockets arrived = sockets;
            if (arrived != null) {
                arrived.arrived();
            }
            Owners.Adder adder = EventLoopRegistration.adder();
            EventImpl before = adder.becomesOwnerOf(watch, adding());
            try {
                CALLS.handleCallback(function, watch, fd, events, (long) opaque);
            } finally {
                adder.adds(before);
            }
        }
    }

    static final class NativeTimeoutCallback extends NativeCallback implements TimeoutCallback {

        NativeTimeoutCallback(long function, EventImpl owner) {
            super(function, owner);
        }

        @Override
        public void expired(int timer, Object opaque) {
            Owners.Adder adder = EventLoopRegistration.adder();
            EventImpl before = adder.becomesOwnerOf(timer, adding());
            try {
                CALLS.timeoutCallback(function, timer, (long) opaque);
            } finally {
                adder.adds(before);
            }
        }
    }

    private record NativeFreeCallback(long function) implements FreeCallback {

        @Override
        public void free(Object opaque) {
            CALLS.freeCallback(function, (long) opaque);
        }
    }
}
