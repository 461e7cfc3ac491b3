package io.quarkiverse.libvirt.event;

import static io.quarkiverse.libvirt.event.DomainEventDetail.*;

import java.util.List;

/** What happened to a domain: libvirt's {@code virDomainEventType}, and the details that each type can have. */
public enum DomainEventType {

    DEFINED(ADDED, UPDATED, RENAMED, FROM_SNAPSHOT),
    UNDEFINED(REMOVED, RENAMED),
    STARTED(BOOTED, MIGRATED, RESTORED, FROM_SNAPSHOT, WAKEUP, RECREATED),
    SUSPENDED(PAUSED, MIGRATED, IOERROR, WATCHDOG, RESTORED, FROM_SNAPSHOT, API_ERROR, POSTCOPY, POSTCOPY_FAILED,
            GUEST_SHUTDOWN),
    RESUMED(UNPAUSED, MIGRATED, FROM_SNAPSHOT, POSTCOPY, POSTCOPY_FAILED),
    STOPPED(DomainEventDetail.SHUTDOWN, DESTROYED, DomainEventDetail.CRASHED, MIGRATED, SAVED, FAILED, FROM_SNAPSHOT,
            RECREATED),
    SHUTDOWN(FINISHED, GUEST, HOST),
    PMSUSPENDED(MEMORY, DISK),
    CRASHED(PANICKED, CRASHLOADED),
    /** A type that is newer than this code; the number that libvirt sent says which. */
    UNKNOWN;

    private static final DomainEventType[] BY_CODE = values();

    private final List<DomainEventDetail> details;

    DomainEventType(DomainEventDetail... details) {
        this.details = List.of(details);
    }

    /** The type of libvirt's number, {@link #UNKNOWN} for one that this code doesn't know. */
    public static DomainEventType of(int code) {
        return Numbered.at(BY_CODE, code);
    }

    /** The detail of libvirt's number for this type, {@code UNKNOWN} for one that this code doesn't know. */
    public DomainEventDetail detail(int code) {
        return code >= 0 && code < details.size() ? details.get(code) : DomainEventDetail.UNKNOWN;
    }

    /** The details that this type can have, in the order of libvirt's numbers. */
    public List<DomainEventDetail> details() {
        return details;
    }
}
