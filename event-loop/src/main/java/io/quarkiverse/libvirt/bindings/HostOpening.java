package io.quarkiverse.libvirt.bindings;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.registration.EventLoopRegistration;
import io.quarkiverse.libvirt.registration.WatchedSockets;

/** The opening of a connection, which another thread can end. */
public final class HostOpening {

    private static final int READ_ONLY = 1;

    private final HostAccess access;
    private final EventImpl loop;
    private final EventHandler onClosed;
    private final WatchedSockets sockets = new WatchedSockets();

    HostOpening(HostAccess access, EventImpl loop, EventHandler onClosed) {
        this.access = access;
        this.loop = loop;
        this.onClosed = onClosed;
    }

    /**
     * Opens the connection ({@code virConnectOpenAuth}), with a close callback ({@code virConnectRegisterCloseCallback}) and no
     * subscription. Blocks, for ever if the host accepts and never answers: then {@link #sever} helps. To be called once.
     *
     * @throws LibvirtException with libvirt's message when the host can't be reached or refuses
     */
    public HostConnection open() throws LibvirtException {
        if (sockets.isSevered()) {
            throw new LibvirtException("The opening was ended before it began");
        }
        return EventLoopRegistration.callAs(loop, sockets, () -> {
            Secrets secrets = Secrets.of(access.uri());
            try {
                long pointer = Credentials.open(access, access.readOnly() ? READ_ONLY : 0, secrets);
                return HostConnection.opened(pointer, access, loop, sockets, onClosed, secrets);
            } catch (LibvirtException | RuntimeException | Error e) {
                secrets.forget();
                throw e;
            }
        });
    }

    /**
     * Makes {@link #open} fail soon, by {@link HostConnection#sever}: as soon as libvirt watches the socket, before it calls
     * the
     * host for the first time. What comes before that is the kernel's or ssh's to give up: the connecting itself, or ssh's
     * handshake.
     */
    public void sever() {
        sockets.sever();
    }
}
