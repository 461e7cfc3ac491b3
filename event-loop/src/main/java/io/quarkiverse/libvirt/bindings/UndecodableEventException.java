package io.quarkiverse.libvirt.bindings;

/** An argument of an event isn't what libvirt promises; the message says which and how. */
public class UndecodableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UndecodableEventException(String message) {
        // Made by bad data, possibly in a storm of it; where it was thrown says nothing.
        super(message, null, false, false);
    }
}
