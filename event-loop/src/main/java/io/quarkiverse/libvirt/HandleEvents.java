package io.quarkiverse.libvirt;

/** What a file descriptor is watched for, and ready for: the bits of libvirt's {@code virEventHandleType}. */
public final class HandleEvents {

    /** {@code VIR_EVENT_HANDLE_READABLE} */
    public static final int READABLE = 1;
    /** {@code VIR_EVENT_HANDLE_WRITABLE} */
    public static final int WRITABLE = 1 << 1;
    /** {@code VIR_EVENT_HANDLE_ERROR}: reported on every watch that is not off, asked for or not. */
    public static final int ERROR = 1 << 2;
    /** {@code VIR_EVENT_HANDLE_HANGUP}: reported on every watch that is not off, asked for or not. */
    public static final int HANGUP = 1 << 3;

    private HandleEvents() {
    }
}
