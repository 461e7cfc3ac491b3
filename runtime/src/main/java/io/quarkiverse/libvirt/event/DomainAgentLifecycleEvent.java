package io.quarkiverse.libvirt.event;

/**
 * The guest agent came or went: libvirt's {@code VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE}, since libvirt 1.2.11.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param state whether the guest has it open
 * @param stateCode libvirt's number of it
 * @param reason why
 * @param reasonCode libvirt's number of it
 */
public record DomainAgentLifecycleEvent(EventOrigin origin, DomainRef domain, ChannelState state, int stateCode,
        ChannelReason reason, int reasonCode) implements DomainEvent {

    /** The event of libvirt's numbers. */
    public DomainAgentLifecycleEvent(EventOrigin origin, DomainRef domain, int stateCode, int reasonCode) {
        this(origin, domain, ChannelState.of(stateCode), stateCode, ChannelReason.of(reasonCode), reasonCode);
    }

    DomainAgentLifecycleEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.code("state"), in.code("reason"));
    }
}
