package io.quarkiverse.libvirt;

import java.util.Map;
import java.util.UUID;

import org.libvirt.Connect;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.inventory.DomainInventory;
import io.quarkiverse.libvirt.inventory.Inventory;
import io.quarkiverse.libvirt.inventory.NetworkStatus;
import io.quarkiverse.libvirt.inventory.NodeDeviceStatus;
import io.quarkiverse.libvirt.inventory.SecretStatus;
import io.quarkiverse.libvirt.inventory.StoragePoolStatus;
import io.smallrye.mutiny.Uni;

/**
 * A connection to a libvirt host: its events are published on the event bus, what is there on the host is known without asking
 * it, and libvirt's whole API can be called. It lives as long as the application: when it is lost, it is opened again, and what
 * has happened meanwhile is found out.
 * <p>
 * The bean of this type is the connection of {@code quarkus.libvirt.uri}; with {@link LibvirtConnectionName} it is another one.
 * Unless it is said otherwise, methods may be called on any thread and never wait for the host.
 */
public interface LibvirtConnection {

    /** The name of the connection that {@code quarkus.libvirt.uri} configures. */
    String DEFAULT_NAME = "<default>";

    /** The connection's name, which its events carry: {@value #DEFAULT_NAME} for {@code quarkus.libvirt.uri}. */
    String name();

    /** The URI it is opened with, to be shown: {@code ***} stands for what may be a secret in it, such as a user's password. */
    String uri();

    /** What it is doing now. */
    ConnectionState state();

    /** Whether it is open: opened, and not reported closed since. */
    default boolean isOpen() {
        return state().isOpen();
    }

    /** How often it was opened: 0 before the first time, one more after each reconnect. Its events carry it, too. */
    long generation();

    /**
     * Opens it, if that has not begun yet: only needed with the startup policy {@code lazy}, and with {@code active=false}.
     *
     * @return {@link #whenOpen()}
     */
    Uni<LibvirtConnection> open();

    /**
     * Done when it is open and the host's objects are listed, at once if it is so already, on the subscriber's Vert.x context
     * if it
     * has one, else on a worker thread. Fails with a
     * {@link LibvirtUnavailableException} when it is closed, or lost and not opened again by itself. Attempts that fail
     * meanwhile are
     * not failures of this.
     */
    Uni<LibvirtConnection> whenOpen();

    /**
     * Lists the host's objects anew, and publishes what differs from what was known, as after a reconnect. Returns at once;
     * done
     * when the differences are published.
     */
    Uni<Void> resync();

    /**
     * The domains of the host: kept up to date by events, also {@code quarkus.libvirt.events} has to ask for
     * {@code domain.lifecycle}.
     *
     * @throws IllegalStateException when the lifecycle events of domains are left out by the configuration
     */
    DomainInventory domains();

    /** The networks, as {@link #domains()}; empty where libvirt can't list them. */
    Inventory<UUID, NetworkStatus> networks();

    /** The storage pools, as {@link #domains()}; empty where libvirt can't list them. */
    Inventory<UUID, StoragePoolStatus> storagePools();

    /** The host's devices by their names, as {@link #domains()}; empty where libvirt can't list them. */
    Inventory<String, NodeDeviceStatus> nodeDevices();

    /** The secrets, as {@link #domains()}; empty where libvirt can't list them. */
    Inventory<UUID, SecretStatus> secrets();

    /**
     * Calls libvirt, and waits for the result. On a virtual thread this holds up no carrier thread.
     *
     * @param call gets libvirt-java's connection, on another thread, for the time of the call
     * @return what the call returns; objects such as {@code org.libvirt.Domain} are the caller's to free, and hold the
     *         connection
     *         until they are
     * @throws LibvirtException what the call throws
     * @throws LibvirtUnavailableException at once when the connection isn't open
     * @throws LibvirtTimeoutException when the host has not answered in time ({@code quarkus.libvirt.calls.timeout}); the call
     *         may still take effect
     * @throws io.quarkus.runtime.BlockingOperationNotAllowedException on an event-loop thread
     */
    <T> T call(HostCall<T> call) throws LibvirtException;

    /**
     * Calls libvirt when it is subscribed to. Fails as {@link #call} does; may be subscribed to on an event-loop thread.
     *
     * @param call gets libvirt-java's connection, on a worker thread
     * @return emits what the call returns, on the subscriber's Vert.x context if it has one, else on the worker thread
     */
    <T> Uni<T> callAsync(HostCall<T> call);

    /**
     * The events that this application has asked for and that can't arrive from this connection, with libvirt's reason: the
     * client library on this machine or the driver of the host doesn't know them. Empty before it is open.
     */
    Map<EventKind<?>, String> refusedEvents();

    /** How many events of it could not be decoded; each was published as {@code UnknownLibvirtEvent}. */
    long undecodableEvents();

    /** Something to do with a host, by libvirt-java's API. */
    @FunctionalInterface
    interface HostCall<T> {

        /**
         * Does it. May block.
         *
         * @param host the connection, open when this begins
         */
        T on(Connect host) throws LibvirtException;
    }
}
