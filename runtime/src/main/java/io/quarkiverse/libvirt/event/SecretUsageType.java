package io.quarkiverse.libvirt.event;

/** What a secret is for: libvirt's {@code virSecretUsageType}. */
public enum SecretUsageType {

    NONE,
    /** An encrypted volume. */
    VOLUME,
    CEPH,
    ISCSI,
    /** A private key. */
    TLS,
    /** An emulated TPM. */
    VTPM,
    /** None that this code knows; the number that libvirt sent says which. */
    UNKNOWN;

    private static final SecretUsageType[] BY_CODE = values();

    /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
    public static SecretUsageType of(int code) {
        return Numbered.at(BY_CODE, code);
    }
}
