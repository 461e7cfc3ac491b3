package io.quarkiverse.libvirt;

import java.util.Map;

import io.quarkiverse.libvirt.event.EventKind;

/**
 * A connection to a libvirt host whose events are published on the event bus. The bean of this type is the connection of
 * {@code quarkus.libvirt.uri}: opened when the application starts, closed when it ends.
 */
public interface LibvirtConnection {

    /** The name of the connection that {@code quarkus.libvirt.uri} configures. */
    String DEFAULT_NAME = "<default>";

    /** The connection's name, which its events carry: {@value #DEFAULT_NAME} for {@code quarkus.libvirt.uri}. */
    String name();

    /** The URI it was opened with. */
    String uri();

    /**
     * Whether it is open: opened, and not reported closed since. Asks no host and may be called on any thread.
     */
    boolean isOpen();

    /**
     * The events that this application has asked for and that can't arrive from this connection, with libvirt's reason: the
     * client library on this machine or the driver of the host doesn't know them. Empty before it is open.
     */
    Map<EventKind<?>, String> refusedEvents();

    /** How many events of it could not be decoded; each was published as {@code UnknownLibvirtEvent}. */
    long undecodableEvents();
}
