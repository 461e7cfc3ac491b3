package io.quarkiverse.libvirt.event;

/** What happened to a network: libvirt's {@code virNetworkEventLifecycleType}. */
public enum NetworkEventType {

    DEFINED,
    UNDEFINED,
    STARTED,
    STOPPED,
    /** None that this code knows; the number that libvirt sent says which. */
    UNKNOWN;

    private static final NetworkEventType[] BY_CODE = values();

    /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
    public static NetworkEventType of(int code) {
        return Numbered.at(BY_CODE, code);
    }
}
