package io.quarkiverse.libvirt.event;

/** What a job of a domain does: libvirt's {@code virDomainJobOperation}. */
public enum DomainJobOperation {

    START,
    SAVE,
    RESTORE,
    MIGRATION_IN,
    MIGRATION_OUT,
    SNAPSHOT,
    SNAPSHOT_REVERT,
    DUMP,
    BACKUP,
    /** Unknown to libvirt (0), or newer than this code; the number that libvirt sent says which. */
    UNKNOWN;

    private static final DomainJobOperation[] BY_CODE = values();

    /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
    public static DomainJobOperation of(int code) {
        return Numbered.at(BY_CODE, code - 1);
    }
}
