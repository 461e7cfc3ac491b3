package io.quarkiverse.libvirt.bindings;

/** libvirt refused a call; the message is libvirt's own. */
public class LibvirtException extends Exception {

    private static final long serialVersionUID = 1L;

    LibvirtException(String message) {
        super(message);
    }

    /** The last error of libvirt on this thread. */
    static LibvirtException last() {
        return new LibvirtException(Libvirt.virGetLastErrorMessage());
    }
}
