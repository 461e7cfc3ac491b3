package io.quarkiverse.libvirt.event;

/**
 * Why a channel's state changed: libvirt's {@code virConnectDomainEventAgentLifecycleReason} and
 * {@code …ChannelLifecycleReason}.
 */
public enum ChannelReason {

    /** The domain has just been started. */
    DOMAIN_STARTED,
    /** The guest opened or closed the channel. */
    CHANNEL,
    /** Unknown to libvirt (0), or newer than this code; the number that libvirt sent says which. */
    UNKNOWN;

    private static final ChannelReason[] BY_CODE = values();

    /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
    public static ChannelReason of(int code) {
        return Numbered.at(BY_CODE, code - 1);
    }
}
