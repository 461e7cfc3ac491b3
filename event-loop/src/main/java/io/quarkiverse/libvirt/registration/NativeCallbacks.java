package io.quarkiverse.libvirt.registration;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.jna.Function;
import com.sun.jna.Pointer;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.FreeCallback;
import io.quarkiverse.libvirt.HandleCallback;
import io.quarkiverse.libvirt.TimeoutCallback;
import io.quarkiverse.libvirt.eventloop.ProcessWide;

/**
 * libvirt's own callbacks as an {@link EventImpl} sees them: objects that stand for a native function, whose opaque is a
 * native address, boxed. What such a function adds belongs to the loop that calls it.
 */
final class NativeCallbacks {

    /** libvirt has a handful of functions, and many watches that use them. */
    private static final Map<Long, Function> FUNCTIONS = new ConcurrentHashMap<>();
    private static final Map<Long, FreeCallback> FREES = new ConcurrentHashMap<>();

    private NativeCallbacks() {
    }

    static NativeHandleCallback handle(long address, EventImpl owner) {
        return new NativeHandleCallback(function(address), owner);
    }

    static NativeTimeoutCallback timeout(long address, EventImpl owner) {
        return new NativeTimeoutCallback(function(address), owner);
    }

    /** Null for NULL: nothing is to be freed. */
    static FreeCallback free(long address) {
        return address == 0 ? null : FREES.computeIfAbsent(address, NativeFreeCallback::new);
    }

    private static Function function(long address) {
        return FUNCTIONS.computeIfAbsent(address, function -> Function.getFunction(new Pointer(function)));
    }

    /** The callback of one watch or timer. */
    abstract static class NativeCallback implements ProcessWide {

        private final Function function;
        /** Only while the watch is being added: its owner may be an application's, and the watch may outlive that. */
        private volatile EventImpl adding;

        NativeCallback(Function function, EventImpl owner) {
            this.function = function;
            adding = owner;
        }

        /** From now on the table of owners knows whose this is. */
        void added() {
            adding = null;
        }

        final void call(int id, Object... arguments) {
            EventImpl early = adding;
            EventLoopRegistration.callAsOwnerOf(id, early, () -> function.invokeVoid(arguments));
        }
    }

    static final class NativeHandleCallback extends NativeCallback implements HandleCallback {

        NativeHandleCallback(Function function, EventImpl owner) {
            super(function, owner);
        }

        @Override
        public void ready(int watch, int fd, int events, Object opaque) {
            call(watch, watch, fd, events, opaque);
        }
    }

    static final class NativeTimeoutCallback extends NativeCallback implements TimeoutCallback {

        NativeTimeoutCallback(Function function, EventImpl owner) {
            super(function, owner);
        }

        @Override
        public void expired(int timer, Object opaque) {
            call(timer, timer, opaque);
        }
    }

    private static final class NativeFreeCallback implements FreeCallback {

        private final Function function;

        NativeFreeCallback(long address) {
            function = Function.getFunction(new Pointer(address));
        }

        @Override
        public void free(Object opaque) {
            function.invokeVoid(new Object[] { opaque });
        }
    }
}
