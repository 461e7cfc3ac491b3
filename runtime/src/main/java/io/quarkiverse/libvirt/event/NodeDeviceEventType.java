package io.quarkiverse.libvirt.event;

/** What happened to a device of the host: libvirt's {@code virNodeDeviceEventLifecycleType}. */
public enum NodeDeviceEventType {

    CREATED,
    DELETED,
    DEFINED,
    UNDEFINED,
    /** None that this code knows; the number that libvirt sent says which. */
    UNKNOWN;

    private static final NodeDeviceEventType[] BY_CODE = values();

    /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
    public static NodeDeviceEventType of(int code) {
        return Numbered.at(BY_CODE, code);
    }
}
