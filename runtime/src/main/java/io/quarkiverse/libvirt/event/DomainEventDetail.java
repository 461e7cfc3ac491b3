package io.quarkiverse.libvirt.event;

/**
 * How or why something happened to a domain: libvirt's {@code virDomainEvent…DetailType}. libvirt numbers the details for
 * each event type anew, so a number means something only together with the type: see {@link DomainEventType#detail(int)}.
 */
public enum DomainEventDetail {

    ADDED,
    UPDATED,
    RENAMED,
    REMOVED,
    BOOTED,
    MIGRATED,
    RESTORED,
    FROM_SNAPSHOT,
    WAKEUP,
    RECREATED,
    PAUSED,
    IOERROR,
    WATCHDOG,
    API_ERROR,
    POSTCOPY,
    POSTCOPY_FAILED,
    GUEST_SHUTDOWN,
    UNPAUSED,
    SHUTDOWN,
    DESTROYED,
    CRASHED,
    SAVED,
    FAILED,
    FINISHED,
    GUEST,
    HOST,
    MEMORY,
    DISK,
    PANICKED,
    CRASHLOADED,
    /** A detail that is newer than this code; the number that libvirt sent says which. */
    UNKNOWN
}
