package io.quarkiverse.libvirt;

import java.util.Collection;
import java.util.Optional;

/**
 * All connections of this application, configured or opened by code, for hosts that come and go. Inject it. All methods may be
 * called on any thread and wait for no host.
 */
public interface LibvirtConnections {

    /** The connection of this name, {@link LibvirtConnection#DEFAULT_NAME} for that of {@code quarkus.libvirt.uri}. */
    Optional<LibvirtConnection> find(String name);

    /**
     * The connection of this name.
     *
     * @throws IllegalArgumentException when there is none; the message names those that there are
     */
    LibvirtConnection get(String name);

    /** All connections, ordered by name; those that were closed by {@link #close} are not among them. */
    Collection<LibvirtConnection> all();

    /**
     * Adds a connection and begins to open it, as the startup policy {@code eager} does: who wants to know when it is open
     * looks
     * for its {@code ConnectionOpenEvent}, or waits for {@link LibvirtConnection#whenOpen()}. What is configured as
     * {@code quarkus.libvirt."name".…} holds for it, such as a password; without any of that, the settings of the default
     * connection hold, but for its URI.
     *
     * @param name names its events
     * @param uri libvirt's URI of the host
     * @throws IllegalArgumentException when there is a connection of this name
     * @throws IllegalStateException when the application has not started yet, or ends
     */
    LibvirtConnection open(String name, String uri);

    /**
     * Closes a connection for good, and forgets it; returns at once. Its last event is a {@code ConnectionClosedEvent} with the
     * reason CLIENT. Nothing happens if there is none of this name.
     */
    void close(String name);
}
