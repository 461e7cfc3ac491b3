package io.quarkiverse.libvirt.runtime.devservices;

/** Which driver of libvirt is behind the daemon of Dev Services. */
public enum DevServicesDriver {

    /** QEMU where it is installed, else the test driver. */
    AUTO,
    /** {@code qemu:///session}. */
    QEMU,
    /** {@code test:///default}, or a node description. */
    TEST
}
