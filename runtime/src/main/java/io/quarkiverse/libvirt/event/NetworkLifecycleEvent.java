package io.quarkiverse.libvirt.event;

/**
 * A network was defined, started, stopped or undefined: libvirt's {@code VIR_NETWORK_EVENT_ID_LIFECYCLE}, since libvirt 1.2.1.
 *
 * @param origin where it came from and when
 * @param network the network
 * @param event what happened
 * @param eventCode libvirt's number of it
 * @param detail 0 until now
 */
public record NetworkLifecycleEvent(EventOrigin origin, NetworkRef network, NetworkEventType event, int eventCode,
        int detail) implements NetworkEvent {

    /** The event of libvirt's numbers. */
    public NetworkLifecycleEvent(EventOrigin origin, NetworkRef network, int eventCode, int detail) {
        this(origin, network, NetworkEventType.of(eventCode), eventCode, detail);
    }

    NetworkLifecycleEvent(EventOrigin origin, NetworkRef network, EventReader in) {
        this(origin, network, in.code("event"), in.integer("detail"));
    }
}
