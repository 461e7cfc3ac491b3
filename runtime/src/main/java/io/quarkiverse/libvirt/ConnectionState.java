package io.quarkiverse.libvirt;

/** What a connection to a host is doing. Each but {@link #IDLE} is told by an event of the same name when it begins. */
public enum ConnectionState {

    /** Nobody has needed it yet: {@code lazy}, or {@code active=false}. */
    IDLE,
    /** It is being opened. */
    OPENING,
    /** Events arrive. What has happened before is still being found out. */
    OPEN,
    /** Events arrive, and what is known of the host's objects is right. */
    RESYNCHRONISED,
    /** It was open, or should be, and isn't: it is opened again after a while. */
    LOST,
    /** It was closed by this application, for good. */
    CLOSED;

    /** Whether events arrive, and calls can be made. */
    public boolean isOpen() {
        return this == OPEN || this == RESYNCHRONISED;
    }
}
