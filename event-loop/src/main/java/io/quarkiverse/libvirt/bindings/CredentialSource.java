package io.quarkiverse.libvirt.bindings;

/** Answers what libvirt asks while it opens a connection ({@code virConnectAuthCallbackPtr}). */
@FunctionalInterface
public interface CredentialSource {

    /**
     * Called on the thread that opens. What is thrown ends the opening, and becomes the cause of its
     * {@link LibvirtException}.
     *
     * @return the answer; null when there is none, which ends the opening
     */
    String answer(Credential request);
}
