package io.quarkiverse.libvirt.event;

/** What became of a block job: libvirt's {@code virConnectDomainEventBlockJobStatus}. */
public enum BlockJobStatus {

    COMPLETED,
    FAILED,
    CANCELED,
    /** Both sides are the same now; the job goes on until it is told to pivot or to stop. */
    READY,
    /** None that this code knows; the number that libvirt sent says which. */
    UNKNOWN;

    private static final BlockJobStatus[] BY_CODE = values();

    /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
    public static BlockJobStatus of(int code) {
        return Numbered.at(BY_CODE, code);
    }
}
