package io.quarkiverse.libvirt.bindings;

import com.sun.jna.Function;
import com.sun.jna.Pointer;

import io.quarkiverse.libvirt.bindings.Subscriptions.Subscription;

/** Calls the native callback of an event as C code would: by its address, with the C types of its signature. */
public final class DirectCall {

    private DirectCall() {
    }

    /**
     * Delivers an event to a handler.
     *
     * @param object the object's pointer
     * @param parameters an Integer for an {@code int}, a Long for a {@code long long}, a Pointer or null for a pointer
     * @return what the callback returned to C
     */
    public static int event(EventHandler handler, Pointer object, Object... parameters) {
        Subscription subscription = Subscriptions.add(handler);
        try {
            Object[] arguments = new Object[parameters.length + 3];
            arguments[1] = object;
            System.arraycopy(parameters, 0, arguments, 2, parameters.length);
            arguments[arguments.length - 1] = subscription.key;
            Pointer function = new Pointer(EventUpcalls.forParameters(parameters.length));
            return Function.getFunction(function).invokeInt(arguments);
        } finally {
            Subscriptions.free(subscription.key);
        }
    }
}
