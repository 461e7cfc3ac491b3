package io.quarkiverse.libvirt.event;

/** What happened to a storage pool: libvirt's {@code virStoragePoolEventLifecycleType}. */
public enum StoragePoolEventType {

    DEFINED,
    UNDEFINED,
    STARTED,
    STOPPED,
    /** Its storage was built. */
    CREATED,
    /** Its storage was deleted. */
    DELETED,
    /** None that this code knows; the number that libvirt sent says which. */
    UNKNOWN;

    private static final StoragePoolEventType[] BY_CODE = values();

    /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
    public static StoragePoolEventType of(int code) {
        return Numbered.at(BY_CODE, code);
    }
}
