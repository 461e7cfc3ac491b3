package io.quarkiverse.libvirt.runtime.devservices;

/** Where the host of Dev Services lives. */
public enum DevServicesMode {

    /** libvirt's test driver, inside the application. */
    IN_PROCESS,
    /** A libvirtd of its own. */
    DAEMON
}
