package io.quarkiverse.libvirt.event;

/** What the hypervisor did about an I/O error: libvirt's {@code virDomainEventIOErrorAction}. */
public enum IoErrorAction {

    /** The guest goes on; the error is hidden from it. */
    NONE,
    /** The guest is paused. */
    PAUSE,
    /** The guest was told. */
    REPORT,
    /** None that this code knows; the number that libvirt sent says which. */
    UNKNOWN;

    private static final IoErrorAction[] BY_CODE = values();

    /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
    public static IoErrorAction of(int code) {
        return Numbered.at(BY_CODE, code);
    }
}
