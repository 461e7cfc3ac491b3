package io.quarkiverse.libvirt.event;

/** What a block job does: libvirt's {@code virDomainBlockJobType}. */
public enum BlockJobType {

    /** Fills an image from its backing file. */
    PULL,
    /** Copies an image. */
    COPY,
    /** Moves an overlay's data into its backing file. */
    COMMIT,
    /** Moves the active overlay's data into its backing file. */
    ACTIVE_COMMIT,
    /** Writes a backup. */
    BACKUP,
    /** Unknown to libvirt (0), or newer than this code; the number that libvirt sent says which. */
    UNKNOWN;

    private static final BlockJobType[] BY_CODE = values();

    /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
    public static BlockJobType of(int code) {
        return Numbered.at(BY_CODE, code - 1);
    }
}
