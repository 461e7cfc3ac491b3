package io.quarkiverse.libvirt.runtime.inventory;

import io.quarkiverse.libvirt.event.DomainEventDetail;
import io.quarkiverse.libvirt.event.DomainEventType;

/**
 * The detail of a synthetic event, by the reason that libvirt gives for the state that the domain was listed in. Where that
 * doesn't tell, it is libvirt's most general detail; but why a domain stopped is not guessed: that is {@link #NOT_KNOWN}.
 */
final class DomainDetails {

    /** A number that libvirt doesn't use: it reads as {@link DomainEventDetail#UNKNOWN}. */
    static final int NOT_KNOWN = -1;

    private DomainDetails() {
    }

    static int of(Step step, int reason) {
        return switch (step) {
            case DEFINED -> code(DomainEventType.DEFINED, DomainEventDetail.ADDED);
            case RENAMED_TO -> code(DomainEventType.DEFINED, DomainEventDetail.RENAMED);
            case UNDEFINED -> code(DomainEventType.UNDEFINED, DomainEventDetail.REMOVED);
            case RENAMED_FROM -> code(DomainEventType.UNDEFINED, DomainEventDetail.RENAMED);
            case STARTED -> code(DomainEventType.STARTED, started(reason));
            case WOKEN -> code(DomainEventType.STARTED, DomainEventDetail.WAKEUP);
            case RESUMED -> code(DomainEventType.RESUMED, resumed(reason));
            case SUSPENDED -> code(DomainEventType.SUSPENDED, suspended(reason));
            case SHUTDOWN -> code(DomainEventType.SHUTDOWN,
                    // virDomainShutdownReason: 1 is the user's wish
                    reason == 1 ? DomainEventDetail.HOST : DomainEventDetail.FINISHED);
            case CRASHED -> code(DomainEventType.CRASHED, DomainEventDetail.PANICKED);
            case PMSUSPENDED -> code(DomainEventType.PMSUSPENDED, DomainEventDetail.MEMORY);
            case STOPPED -> code(DomainEventType.STOPPED, stopped(reason));
        };
    }

    private static int code(DomainEventType type, DomainEventDetail detail) {
        return type.details().indexOf(detail);
    }

    /** By virDomainRunningReason. */
    private static DomainEventDetail started(int reason) {
        return switch (reason) {
            case 2, 10, 11 -> DomainEventDetail.MIGRATED;
            case 3 -> DomainEventDetail.RESTORED;
            case 4 -> DomainEventDetail.FROM_SNAPSHOT;
            default -> DomainEventDetail.BOOTED;
        };
    }

    /** By virDomainRunningReason. */
    private static DomainEventDetail resumed(int reason) {
        return switch (reason) {
            case 2 -> DomainEventDetail.MIGRATED;
            case 4 -> DomainEventDetail.FROM_SNAPSHOT;
            case 10 -> DomainEventDetail.POSTCOPY;
            case 11 -> DomainEventDetail.POSTCOPY_FAILED;
            default -> DomainEventDetail.UNPAUSED;
        };
    }

    /** By virDomainPausedReason. */
    private static DomainEventDetail suspended(int reason) {
        return switch (reason) {
            case 2 -> DomainEventDetail.MIGRATED;
            case 5 -> DomainEventDetail.IOERROR;
            case 6 -> DomainEventDetail.WATCHDOG;
            case 7 -> DomainEventDetail.FROM_SNAPSHOT;
            case 8 -> DomainEventDetail.GUEST_SHUTDOWN;
            case 12 -> DomainEventDetail.POSTCOPY;
            case 13 -> DomainEventDetail.POSTCOPY_FAILED;
            default -> DomainEventDetail.PAUSED;
        };
    }

    /** By virDomainShutoffReason. */
    private static DomainEventDetail stopped(int reason) {
        return switch (reason) {
            case 1 -> DomainEventDetail.SHUTDOWN;
            // 8: libvirt's daemon killed it
            case 2, 8 -> DomainEventDetail.DESTROYED;
            case 3 -> DomainEventDetail.CRASHED;
            case 4 -> DomainEventDetail.MIGRATED;
            case 5 -> DomainEventDetail.SAVED;
            case 6 -> DomainEventDetail.FAILED;
            case 7 -> DomainEventDetail.FROM_SNAPSHOT;
            default -> DomainEventDetail.UNKNOWN;
        };
    }
}
