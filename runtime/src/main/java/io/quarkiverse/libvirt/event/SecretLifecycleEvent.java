package io.quarkiverse.libvirt.event;

/**
 * A secret was defined or undefined: libvirt's {@code VIR_SECRET_EVENT_ID_LIFECYCLE}, since libvirt 3.0.0.
 *
 * @param origin where it came from and when
 * @param secret the secret
 * @param event what happened
 * @param eventCode libvirt's number of it
 * @param detail 0 until now
 */
public record SecretLifecycleEvent(EventOrigin origin, SecretRef secret, SecretEventType event, int eventCode,
        int detail) implements SecretEvent {

    /** The event of libvirt's numbers. */
    public SecretLifecycleEvent(EventOrigin origin, SecretRef secret, int eventCode, int detail) {
        this(origin, secret, SecretEventType.of(eventCode), eventCode, detail);
    }

    SecretLifecycleEvent(EventOrigin origin, SecretRef secret, EventReader in) {
        this(origin, secret, in.code("event"), in.integer("detail"));
    }
}
