package io.quarkiverse.libvirt.bindings;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

import io.quarkiverse.libvirt.natives.NativeCalls;

/**
 * The functions that libvirt calls with its events. They live as long as the process, since a collected callback would crash
 * it, and throw nothing back.
 * <p>
 * libvirt's event callbacks take pointers and integers only. On every 64-bit Linux each of these travels in 64 bits of its
 * own, an {@code int} in the lower half, so that one function for each <em>number</em> of parameters serves all events; the
 * subscription knows which event it is for.
 */
final class EventUpcalls {

    private static final Logger LOG = System.getLogger(EventUpcalls.class.getName());
    /** Where virError has its message, after two ints. */
    private static final long ERROR_MESSAGE = 8;

    interface NoParameter extends Callback {
        int invoke(long connection, long object, long opaque);
    }

    interface OneParameter extends Callback {
        int invoke(long connection, long object, long a, long opaque);
    }

    interface TwoParameters extends Callback {
        int invoke(long connection, long object, long a, long b, long opaque);
    }

    interface ThreeParameters extends Callback {
        int invoke(long connection, long object, long a, long b, long c, long opaque);
    }

    interface FourParameters extends Callback {
        int invoke(long connection, long object, long a, long b, long c, long d, long opaque);
    }

    interface FiveParameters extends Callback {
        int invoke(long connection, long object, long a, long b, long c, long d, long e, long opaque);
    }

    interface Closed extends Callback {
        void invoke(long connection, int reason, long opaque);
    }

    interface Freed extends Callback {
        void invoke(long opaque);
    }

    interface Failed extends Callback {
        void invoke(long userData, long error);
    }

    /** By the number of parameters between the object and the opaque. */
    private static final long[] BY_PARAMETERS = {
            upcall(NoParameter.class, (connection, object, opaque) -> event(opaque, object)),
            upcall(OneParameter.class, (connection, object, a, opaque) -> event(opaque, object, a)),
            upcall(TwoParameters.class, (connection, object, a, b, opaque) -> event(opaque, object, a, b)),
            upcall(ThreeParameters.class, (connection, object, a, b, c, opaque) -> event(opaque, object, a, b, c)),
            upcall(FourParameters.class, (connection, object, a, b, c, d, opaque) -> event(opaque, object, a, b, c, d)),
            upcall(FiveParameters.class, (connection, object, a, b, c, d, e, opaque) -> event(opaque, object, a, b, c, d, e))
    };

    static final long CLOSED = upcall(Closed.class, (connection, reason, opaque) -> event(opaque, 0, reason));
    static final long FREED = upcall(Freed.class, Subscriptions::free);
    /** Without it libvirt prints every error to stderr, also those that become a Java exception. */
    static final long FAILED = upcall(Failed.class, EventUpcalls::failed);

    private static <T extends Callback> long upcall(Class<T> type, T callback) {
        return NativeCalls.get().upcall(type, callback);
    }

    private EventUpcalls() {
    }

    /**
     * The address of the function for events with so many parameters of their own.
     *
     * @throws IllegalArgumentException when no event of libvirt has so many: a function has to be added here
     */
    static long forParameters(int count) {
        if (count < 0 || count >= BY_PARAMETERS.length) {
            throw new IllegalArgumentException("No callback for events with " + count + " parameters");
        }
        return BY_PARAMETERS[count];
    }

    /** @return 0, which libvirt ignores where its callback returns an int at all */
    private static int event(long opaque, long object, long... slots) {
        try {
            EventHandler handler = Subscriptions.handler(opaque);
            if (handler != null) {
                handler.event(new EventArguments(object, slots));
            }
        } catch (Throwable thrown) {
            LOG.log(Level.ERROR, "An event of libvirt could not be passed on", thrown);
        }
        return 0;
    }

    private static void failed(long userData, long error) {
        try {
            if (LOG.isLoggable(Level.DEBUG)) {
                Pointer message = new Pointer(error).getPointer(ERROR_MESSAGE);
                LOG.log(Level.DEBUG, "libvirt: " + (message == null ? "no message"
                        : OneLine.of(Secrets.hide(message.getString(0, "UTF-8")))));
            }
        } catch (Throwable thrown) {
            LOG.log(Level.DEBUG, "An error of libvirt could not be logged", thrown);
        }
    }
}
