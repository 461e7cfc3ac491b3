package io.quarkiverse.libvirt.bindings;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.UUID;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * The functions that libvirt calls with its events: one per kind of event for the life of the process, since a collected
 * callback would crash it. They decode while libvirt's objects are valid and pass plain values on; nothing is thrown back.
 */
final class EventUpcalls {

    private static final Logger LOG = System.getLogger(EventUpcalls.class.getName());
    private static final ThreadLocal<byte[]> UUID_BYTES = ThreadLocal.withInitial(() -> new byte[16]);
    /** Where virError has its message, after two ints. */
    private static final long ERROR_MESSAGE = 8;

    interface DomainLifecycle extends Callback {
        int invoke(long connection, long domain, int event, int detail, long opaque);
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

    static final DomainLifecycle DOMAIN_LIFECYCLE = EventUpcalls::domainLifecycle;
    static final Closed CLOSED = EventUpcalls::closed;
    static final Freed FREED = EventUpcalls::freed;
    /** Without it libvirt prints every error to stderr, also those that become a Java exception. */
    static final Failed FAILED = EventUpcalls::failed;

    static {
        // A native thread of libvirt's that calls back stays attached: attaching it anew costs 10 µs each time.
        CallbackThreadInitializer attached = new CallbackThreadInitializer(true, false, "libvirt");
        Native.setCallbackThreadInitializer(DOMAIN_LIFECYCLE, attached);
        Native.setCallbackThreadInitializer(CLOSED, attached);
        Native.setCallbackThreadInitializer(FREED, attached);
        Native.setCallbackThreadInitializer(FAILED, attached);
    }

    private EventUpcalls() {
    }

    private static int domainLifecycle(long connection, long domain, int event, int detail, long opaque) {
        try {
            EventListener listener = Subscriptions.listener(opaque);
            if (listener != null) {
                listener.domainLifecycle(Libvirt.virDomainGetName(domain), uuid(domain), Libvirt.virDomainGetID(domain), event,
                        detail);
            }
        } catch (Throwable thrown) {
            LOG.log(Level.ERROR, "A lifecycle event (" + event + "/" + detail + ") could not be passed on", thrown);
        }
        return 0;
    }

    private static UUID uuid(long domain) {
        byte[] bytes = UUID_BYTES.get();
        if (Libvirt.virDomainGetUUID(domain, bytes) != 0) {
            throw new IllegalStateException("No UUID: " + Libvirt.virGetLastErrorMessage());
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static void closed(long connection, int reason, long opaque) {
        try {
            EventListener listener = Subscriptions.listener(opaque);
            if (listener != null) {
                listener.closed(reason);
            }
        } catch (Throwable thrown) {
            LOG.log(Level.ERROR, "The close of a connection (reason " + reason + ") could not be passed on", thrown);
        }
    }

    private static void freed(long opaque) {
        Subscriptions.free(opaque);
    }

    private static void failed(long userData, long error) {
        try {
            if (LOG.isLoggable(Level.DEBUG)) {
                Pointer message = new Pointer(error).getPointer(ERROR_MESSAGE);
                LOG.log(Level.DEBUG, "libvirt: " + (message == null ? "no message" : message.getString(0, "UTF-8")));
            }
        } catch (Throwable thrown) {
            LOG.log(Level.DEBUG, "An error of libvirt could not be logged", thrown);
        }
    }
}
