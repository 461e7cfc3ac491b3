package io.quarkiverse.libvirt;

/** A host can't be called now: the connection to it isn't open. The message says why, and when it is tried again. */
public class LibvirtUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LibvirtUnavailableException(String message) {
        super(message);
    }
}
