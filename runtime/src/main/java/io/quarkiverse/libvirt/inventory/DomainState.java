package io.quarkiverse.libvirt.inventory;

/** What state a domain is in: libvirt's {@code virDomainState}. */
public enum DomainState {

    /** The hypervisor doesn't say. */
    NOSTATE,
    RUNNING,
    /** Runs, but waits for a resource. */
    BLOCKED,
    PAUSED,
    /** On its way to {@link #SHUTOFF}: the guest has ended, or is being ended. */
    SHUTDOWN,
    SHUTOFF,
    CRASHED,
    /** Suspended by the guest's own power management. */
    PMSUSPENDED,
    /** The host can't be asked now, or it answered a number that is newer than this code. */
    UNKNOWN;

    private static final DomainState[] BY_CODE = values();

    /** The state of libvirt's number, {@link #UNKNOWN} for one that this code doesn't know. */
    public static DomainState of(int code) {
        return code >= 0 && code < UNKNOWN.ordinal() ? BY_CODE[code] : UNKNOWN;
    }
}
