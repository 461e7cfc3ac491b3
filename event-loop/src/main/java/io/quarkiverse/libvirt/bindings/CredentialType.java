package io.quarkiverse.libvirt.bindings;

/** What libvirt may ask for on opening a connection ({@code virConnectCredentialType}). */
public enum CredentialType {

    // In libvirt's order, from 1.
    /** Who acts. */
    USERNAME,
    /** Who is authenticated. */
    AUTHNAME,
    /** Languages, by RFC 1766. */
    LANGUAGE,
    /** A nonce of the client. */
    CNONCE,
    /** A secret. */
    PASSPHRASE,
    /** The answer to a challenge, which is no secret. */
    ECHOPROMPT,
    /** The secret answer to a challenge. */
    NOECHOPROMPT,
    /** The realm of the authentication. */
    REALM,
    /** Something outside libvirt has to authenticate; the answer doesn't matter. */
    EXTERNAL,
    /** One that is newer than this code. */
    UNKNOWN;

    private static final CredentialType[] ALL = values();

    static CredentialType of(int code) {
        return code < 1 || code >= ALL.length ? UNKNOWN : ALL[code - 1];
    }

    /** Whether the answer is nobody else's business. */
    boolean isSecret() {
        return this == PASSPHRASE || this == NOECHOPROMPT || this == UNKNOWN;
    }

    /** libvirt's numbers of all types that this code knows. */
    static int[] codes() {
        int[] codes = new int[ALL.length - 1];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = i + 1;
        }
        return codes;
    }
}
