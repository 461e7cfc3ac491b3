package io.quarkiverse.libvirt.runtime.inventory;

/** What may have happened to an object, in the terms of all classes. */
enum Step {
    DEFINED,
    UNDEFINED,
    /** Its old name ended; {@link #RENAMED_TO} follows. */
    RENAMED_FROM,
    RENAMED_TO,
    STARTED,
    WOKEN,
    RESUMED,
    SUSPENDED,
    SHUTDOWN,
    CRASHED,
    PMSUSPENDED,
    STOPPED;

    boolean ofDefinition() {
        return ordinal() <= RENAMED_TO.ordinal();
    }
}
