package io.quarkiverse.libvirt.standin;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** libvirt's client library in this process, for what virsh doesn't show: the codes of errors. */
final class LibvirtClient implements AutoCloseable {

    private static final Libvirt LIBVIRT = Native.load("libvirt.so.0", Libvirt.class);

    /** The functions' own names. */
    interface Libvirt extends Library {
        Pointer virConnectOpen(String uri);

        int virConnectClose(Pointer connection);

        int virGetLastErrorCode();

        String virGetLastErrorMessage();
    }

    private final Pointer connection;
    private final int errorCode;
    private final String errorMessage;

    private LibvirtClient(String uri) {
        connection = LIBVIRT.virConnectOpen(uri);
        errorCode = LIBVIRT.virGetLastErrorCode();
        errorMessage = LIBVIRT.virGetLastErrorMessage();
    }

    /** Tries to open a connection. */
    static LibvirtClient open(StandInDaemon daemon) {
        return new LibvirtClient(daemon.uri());
    }

    boolean isOpen() {
        return connection != null;
    }

    /** {@code VIR_ERR_*} of the attempt to open. */
    int errorCode() {
        return errorCode;
    }

    String errorMessage() {
        return errorMessage;
    }

    @Override
    public void close() {
        if (isOpen()) {
            LIBVIRT.virConnectClose(connection);
        }
    }
}
