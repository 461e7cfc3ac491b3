package io.quarkiverse.libvirt.event;

/** An event of a secret. */
public sealed interface SecretEvent extends LibvirtEvent permits SecretLifecycleEvent, SecretValueChangedEvent {

    /** The secret that it is about. */
    SecretRef secret();

    @Override
    default LibvirtObject object() {
        return secret();
    }
}
