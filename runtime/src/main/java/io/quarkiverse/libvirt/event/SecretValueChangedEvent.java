package io.quarkiverse.libvirt.event;

/**
 * The value of a secret changed: libvirt's {@code VIR_SECRET_EVENT_ID_VALUE_CHANGED}, since libvirt 3.0.0.
 *
 * @param origin where it came from and when
 * @param secret the secret
 */
public record SecretValueChangedEvent(EventOrigin origin, SecretRef secret) implements SecretEvent {

    SecretValueChangedEvent(EventOrigin origin, SecretRef secret, EventReader in) {
        this(origin, secret);
    }
}
