package io.quarkiverse.libvirt;

/** What the start of the application has to do with a connection. */
public enum StartupPolicy {

    /** The application starts once the connection is open and its host's objects are listed; else the start fails. */
    REQUIRED,
    /** The connection is opened while the application starts, which doesn't wait for it, and again until it succeeds. */
    EAGER,
    /** The connection is opened when somebody calls it or asks what is there, and by {@code LibvirtConnection.open()}. */
    LAZY,
    /**
     * The connection is open while it belongs to this replica of the application, as a {@link HostAssignment} says. There is
     * none of its name otherwise, so it can't be injected: {@code LibvirtConnections.find} has it.
     */
    ASSIGNED
}
