package io.quarkiverse.libvirt.event;

/**
 * Whether the guest has a channel open: libvirt's {@code virConnectDomainEventAgentLifecycleState} and
 * {@code …ChannelLifecycleState}.
 */
public enum ChannelState {

    CONNECTED,
    DISCONNECTED,
    /** Unknown to libvirt (0), or newer than this code; the number that libvirt sent says which. */
    UNKNOWN;

    private static final ChannelState[] BY_CODE = values();

    /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
    public static ChannelState of(int code) {
        return Numbered.at(BY_CODE, code - 1);
    }
}
