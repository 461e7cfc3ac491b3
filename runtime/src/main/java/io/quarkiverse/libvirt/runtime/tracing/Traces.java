package io.quarkiverse.libvirt.runtime.tracing;

import io.quarkiverse.libvirt.event.LibvirtEvent;

/** The tracing of the application, if it has any. Static, as are the consumers that the build weaves. */
public final class Traces {

    private static volatile Tracing active;

    private Traces() {
    }

    /** @param tracing null for none */
    static void install(Tracing tracing) {
        active = tracing;
    }

    /** Null if nobody traces. */
    public static Tracing active() {
        return active;
    }

    /** {@link Tracing#resume} if anybody traces. */
    public static Tracing.Scope resume(LibvirtEvent event) {
        Tracing tracing = active;
        return tracing == null ? Tracing.Scope.NONE : tracing.resume(event);
    }

    /** {@link Tracing#receive} if anybody traces. */
    public static Tracing.Scope receive(LibvirtEvent event) {
        Tracing tracing = active;
        return tracing == null ? Tracing.Scope.NONE : tracing.receive(event);
    }
}
