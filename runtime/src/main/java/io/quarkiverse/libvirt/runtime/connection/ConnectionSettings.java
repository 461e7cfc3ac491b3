package io.quarkiverse.libvirt.runtime.connection;

import java.time.Duration;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.ReadinessPolicy;
import io.quarkiverse.libvirt.StartupPolicy;
import io.quarkiverse.libvirt.bindings.CredentialSource;
import io.quarkiverse.libvirt.bindings.HostAccess;
import io.quarkiverse.libvirt.bindings.HostUri;
import io.quarkiverse.libvirt.bindings.OneLine;
import io.quarkiverse.libvirt.runtime.ConnectionConfig;
import io.quarkiverse.libvirt.runtime.inventory.FirstListing;
import io.quarkiverse.libvirt.runtime.selection.EventSelection;

/**
 * What a connection is to be like.
 *
 * @param credentials answers what the host asks, or null
 * @param generationsBefore those of earlier connections to the host, in this or another process
 */
public record ConnectionSettings(String name, String uri, boolean active, boolean readOnly, StartupPolicy startup,
        ReadinessPolicy readiness, CredentialSource credentials, EventSelection events, Duration openTimeout,
        ConnectionConfig.KeepAlive keepAlive,
        ConnectionConfig.Reconnect reconnect, ConnectionConfig.Resync resync, ConnectionConfig.Calls calls,
        int queueCapacity, long generationsBefore) {

    public static ConnectionSettings of(String name, String uri, ConnectionConfig config, CredentialSource credentials,
            EventSelection events) {
        return new ConnectionSettings(name, uri, config.active(), config.readOnly(), config.startup(),
                config.readiness().orElse(ReadinessPolicy.REPORTED), credentials, events, config.openTimeout(),
                config.keepAlive(), config.reconnect(), config.resync(), config.calls(),
                config.queue().capacity(), 0);
    }

    /** The same, for a connection whose first opening has the generation behind this one. */
    public ConnectionSettings withGenerationsBefore(long generations) {
        return new ConnectionSettings(name, uri, active, readOnly, startup, readiness, credentials, events, openTimeout,
                keepAlive,
                reconnect, resync, calls, queueCapacity, generations);
    }

    /** What the first listing tells: who watched the host before may have missed anything. */
    FirstListing firstListing() {
        if (startup == StartupPolicy.ASSIGNED) {
            return FirstListing.TOLD_WITH_STATES;
        }
        return resync.tellFirst() ? FirstListing.TOLD : FirstListing.SILENT;
    }

    /** The same with this policy. */
    public ConnectionSettings with(ReadinessPolicy policy) {
        return new ConnectionSettings(name, uri, active, readOnly, startup, policy, credentials, events, openTimeout, keepAlive,
                reconnect, resync, calls, queueCapacity, generationsBefore);
    }

    /** The name of one of this connection's properties, such as {@code quarkus.libvirt."host7".uri}. */
    public static String property(String connection, String property) {
        return LibvirtConnection.DEFAULT_NAME.equals(connection) ? "quarkus.libvirt." + property
                : "quarkus.libvirt.\"" + connection + "\"." + property;
    }

    String property(String property) {
        return property(name, property);
    }

    /** The URI, for people to read: without secrets. */
    String shownUri() {
        return OneLine.of(HostUri.withoutSecrets(uri));
    }

    /** The URI for anybody: without who connects, and without parameters, which name files and commands. */
    String place() {
        return OneLine.of(HostUri.place(uri));
    }

    /** The connection, for people to read, as the beginning of a sentence. */
    public String described() {
        return LibvirtConnection.DEFAULT_NAME.equals(name) ? "The connection to libvirt at " + shownUri()
                : "The connection '" + OneLine.of(name) + "' to libvirt at " + shownUri();
    }

    /** The URI, and the name if there is one, for people to read. */
    String where() {
        return LibvirtConnection.DEFAULT_NAME.equals(name) ? shownUri() : shownUri() + " ('" + OneLine.of(name) + "')";
    }

    @Override
    public String toString() {
        return "ConnectionSettings[" + where() + "]";
    }

    HostAccess access() {
        return new HostAccess(uri, readOnly, credentials, (int) keepAlive.interval().toSeconds(), keepAlive.count());
    }
}
