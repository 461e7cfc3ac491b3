package io.quarkiverse.libvirt.bindings;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.libvirt.bindings.Subscriptions.Subscription;

/**
 * An open connection to a host ({@code virConnectPtr}) whose events go to one listener. Opening and closing block; the loop
 * must run meanwhile.
 */
public final class HostConnection {

    private static final int EVENT_ID_LIFECYCLE = 0;

    private final long pointer;
    private final Subscription lifecycle;
    private final Subscription close;
    private int lifecycleId = -1;

    private HostConnection(long pointer, EventListener listener) {
        this.pointer = pointer;
        lifecycle = Subscriptions.add(listener);
        close = Subscriptions.add(listener);
    }

    /**
     * Opens a connection ({@code virConnectOpen}) and subscribes to its events.
     *
     * @param uri libvirt's URI of the host
     * @param keepAliveInterval seconds between keepalive messages ({@code virConnectSetKeepAlive}); 0 for none
     * @param keepAliveCount unanswered messages after which the connection counts as dead
     * @throws LibvirtException with libvirt's message when the host can't be reached or refuses
     */
    public static HostConnection open(String uri, int keepAliveInterval, int keepAliveCount, EventListener listener)
            throws LibvirtException {
        long pointer = Libvirt.virConnectOpen(uri);
        if (pointer == 0) {
            throw LibvirtException.last();
        }
        HostConnection connection = new HostConnection(pointer, listener);
        try {
            connection.subscribe(keepAliveInterval, keepAliveCount);
            return connection;
        } catch (LibvirtException e) {
            connection.close(Duration.ZERO);
            throw e;
        }
    }

    private void subscribe(int keepAliveInterval, int keepAliveCount) throws LibvirtException {
        if (Libvirt.virConnectRegisterCloseCallback(pointer, EventUpcalls.CLOSED, close.key, EventUpcalls.FREED) != 0) {
            throw LibvirtException.last();
        }
        lifecycleId = Libvirt.virConnectDomainEventRegisterAny(pointer, 0, EVENT_ID_LIFECYCLE, EventUpcalls.DOMAIN_LIFECYCLE,
                lifecycle.key, EventUpcalls.FREED);
        if (lifecycleId < 0) {
            throw LibvirtException.last();
        }
        if (keepAliveInterval > 0) {
            // Fails where there is nobody to ask: a driver inside this process. What matters otherwise is the close callback.
            Libvirt.virConnectSetKeepAlive(pointer, keepAliveInterval, keepAliveCount);
        }
    }

    /** Asks no host: {@code virConnectIsAlive}. */
    public boolean isAlive() {
        return Libvirt.virConnectIsAlive(pointer) == 1;
    }

    /**
     * Unsubscribes, waits until libvirt has let go of the subscription, and closes ({@code virConnectClose}): closed before,
     * the connection would leak. To be called once.
     *
     * @param patience how long to wait for libvirt
     * @return references that somebody else still has on the connection; 0 when it is gone, -1 on error
     */
    public int close(Duration patience) {
        try {
            if (lifecycleId >= 0 && Libvirt.virConnectDomainEventDeregisterAny(pointer, lifecycleId) == 0) {
                lifecycle.freed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Already -1 when the connection is dead; the in-process test driver takes it and never frees.
        Libvirt.virConnectUnregisterCloseCallback(pointer, EventUpcalls.CLOSED);
        int references = Libvirt.virConnectClose(pointer);
        Subscriptions.free(lifecycle.key);
        Subscriptions.free(close.key);
        return references;
    }
}
