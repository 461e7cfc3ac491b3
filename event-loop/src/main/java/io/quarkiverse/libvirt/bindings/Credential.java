package io.quarkiverse.libvirt.bindings;

/**
 * One question of libvirt's on opening a connection ({@code virConnectCredential}).
 *
 * @param type what is asked for
 * @param typeCode libvirt's number of the type
 * @param prompt libvirt's question, for a person; may be null
 * @param challenge what the answer depends on, for some mechanisms, or the host's name; may be null
 * @param defaultAnswer what libvirt suggests; may be null
 */
public record Credential(CredentialType type, int typeCode, String prompt, String challenge, String defaultAnswer) {
}
