package io.quarkiverse.libvirt;

/** A host has not answered a call in time. The call may still take effect. */
public class LibvirtTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LibvirtTimeoutException(String message) {
        super(message);
    }
}
