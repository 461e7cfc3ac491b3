package io.quarkiverse.libvirt;

import java.util.Optional;

import io.quarkiverse.libvirt.bindings.Credential;

/**
 * Answers what a host asks for when a connection to it is opened ({@code virConnectAuthPtr}), for what
 * {@code quarkus.libvirt.username} and its like don't answer. An application that needs it has one bean of this type.
 */
public interface LibvirtCredentials {

    /**
     * Called on a worker thread, and may block, within {@code quarkus.libvirt.open-timeout}.
     *
     * @param connection the connection's name
     * @param credential what is asked for
     * @return the answer; empty when there is none: then the host refuses
     */
    Optional<String> answer(String connection, Credential credential);
}
