package io.quarkiverse.libvirt.bindings;

/** What libvirt does with its error messages. */
public final class LibvirtErrors {

    private LibvirtErrors() {
    }

    /**
     * Has them logged at DEBUG ({@code virSetErrorFunc}): by default libvirt prints each to stderr, also those that become a
     * Java exception.
     */
    public static void log() {
        Libvirt.virSetErrorFunc(0, EventUpcalls.FAILED);
    }
}
