package io.quarkiverse.libvirt.event;

/** What happened to a secret: libvirt's {@code virSecretEventLifecycleType}. */
public enum SecretEventType {

    DEFINED,
    UNDEFINED,
    /** None that this code knows; the number that libvirt sent says which. */
    UNKNOWN;

    private static final SecretEventType[] BY_CODE = values();

    /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
    public static SecretEventType of(int code) {
        return Numbered.at(BY_CODE, code);
    }
}
