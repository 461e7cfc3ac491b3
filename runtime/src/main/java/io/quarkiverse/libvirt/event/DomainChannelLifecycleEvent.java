package io.quarkiverse.libvirt.event;

/**
 * A guest opened or closed one of its channels: libvirt's {@code VIR_DOMAIN_EVENT_ID_CHANNEL_LIFECYCLE}, since libvirt 12.4.0.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param channelName the name of the channel, such as {@code org.qemu.guest_agent.0}
 * @param state whether the guest has it open
 * @param stateCode libvirt's number of it
 * @param reason why
 * @param reasonCode libvirt's number of it
 */
public record DomainChannelLifecycleEvent(EventOrigin origin, DomainRef domain, String channelName, ChannelState state,
        int stateCode, ChannelReason reason, int reasonCode) implements DomainEvent {

    /** The event of libvirt's numbers. */
    public DomainChannelLifecycleEvent(EventOrigin origin, DomainRef domain, String channelName, int stateCode,
            int reasonCode) {
        this(origin, domain, channelName, ChannelState.of(stateCode), stateCode, ChannelReason.of(reasonCode), reasonCode);
    }

    DomainChannelLifecycleEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.string("channelName"), in.code("state"), in.code("reason"));
    }
}
