package io.quarkiverse.libvirt;

/** What the readiness of the application has to do with a connection. */
public enum ReadinessPolicy {

    /** The application is not ready while the connection isn't open. */
    REQUIRED,
    /** The health check shows the connection, whatever its state. */
    REPORTED,
    /** The health check leaves it out. */
    IGNORED
}
