package io.quarkiverse.libvirt.registration;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.jna.Function;
import com.sun.jna.Pointer;

import io.quarkiverse.libvirt.FreeCallback;
import io.quarkiverse.libvirt.HandleCallback;
import io.quarkiverse.libvirt.TimeoutCallback;
import io.quarkiverse.libvirt.eventloop.ProcessWide;

/**
 * libvirt's own callbacks as an {@link io.quarkiverse.libvirt.EventImpl} sees them: objects that stand for a native function,
 * whose opaque is a native address, boxed. libvirt has a handful of such functions, so each has one object.
 */
final class NativeCallbacks {

    private static final Map<Long, HandleCallback> HANDLES = new ConcurrentHashMap<>();
    private static final Map<Long, TimeoutCallback> TIMEOUTS = new ConcurrentHashMap<>();
    private static final Map<Long, FreeCallback> FREES = new ConcurrentHashMap<>();

    private NativeCallbacks() {
    }

    static HandleCallback handle(long address) {
        return HANDLES.computeIfAbsent(address, NativeHandleCallback::new);
    }

    static TimeoutCallback timeout(long address) {
        return TIMEOUTS.computeIfAbsent(address, NativeTimeoutCallback::new);
    }

    /** Null for NULL: nothing is to be freed. */
    static FreeCallback free(long address) {
        return address == 0 ? null : FREES.computeIfAbsent(address, NativeFreeCallback::new);
    }

    private static final class NativeHandleCallback implements HandleCallback, ProcessWide {

        private final Function function;

        NativeHandleCallback(long address) {
            function = Function.getFunction(new Pointer(address));
        }

        @Override
        public void ready(int watch, int fd, int events, Object opaque) {
            EventLoopRegistration.callAsOwnerOf(watch,
                    () -> function.invokeVoid(new Object[] { watch, fd, events, opaque }));
        }
    }

    private static final class NativeTimeoutCallback implements TimeoutCallback, ProcessWide {

        private final Function function;

        NativeTimeoutCallback(long address) {
            function = Function.getFunction(new Pointer(address));
        }

        @Override
        public void expired(int timer, Object opaque) {
            EventLoopRegistration.callAsOwnerOf(timer, () -> function.invokeVoid(new Object[] { timer, opaque }));
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
