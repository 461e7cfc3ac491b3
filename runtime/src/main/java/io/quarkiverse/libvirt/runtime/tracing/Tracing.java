package io.quarkiverse.libvirt.runtime.tracing;

import io.quarkiverse.libvirt.event.LibvirtEvent;

/** Spans of what this extension does. Without OpenTelemetry there is none of these, and nothing costs more for it. */
public interface Tracing {

    /** Ends what was begun, on the same thread. */
    interface Scope extends AutoCloseable {

        Scope NONE = () -> {
        };

        @Override
        void close();
    }

    /** A call of a host, from when it was asked for. */
    interface CallSpan {

        /** While the call runs, on its thread: what it does belongs to the span. */
        Scope resume();

        /** @param failure null if it hasn't failed */
        void end(Throwable failure);
    }

    /** An event is about to be delivered to its receivers. What is sent until the end belongs to its span. */
    Scope deliver(LibvirtEvent event);

    /** An event goes on to a receiver, later or on another thread: what is sent until the end belongs to its delivery. */
    Scope resume(LibvirtEvent event);

    /**
     * A consumer that may block is called with an event: what it does until the end belongs to the delivery, unless it has a
     * span already.
     */
    Scope receive(LibvirtEvent event);

    /** Somebody calls a host, in the present context. */
    CallSpan call(String connection);
}
