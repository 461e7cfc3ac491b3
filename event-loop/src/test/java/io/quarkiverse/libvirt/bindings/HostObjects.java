package io.quarkiverse.libvirt.bindings;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/** Objects of libvirt's test driver, as pointers. */
public final class HostObjects implements AutoCloseable {

    private final NativeLibrary library = LibvirtLibrary.load();
    private final Pointer connection = pointer("virConnectOpen", "test:///default");
    public final Pointer domain = pointer("virDomainLookupByName", connection, "test");
    public final Pointer network = pointer("virNetworkLookupByName", connection, "default");
    public final Pointer storagePool = pointer("virStoragePoolLookupByName", connection, "default-pool");
    public final Pointer nodeDevice = pointer("virNodeDeviceLookupByName", connection, "computer");

    private Pointer pointer(String function, Object... arguments) {
        Pointer pointer = library.getFunction(function).invokePointer(arguments);
        if (pointer == null) {
            throw new IllegalStateException(function + ": " + Libvirt.virGetLastErrorMessage());
        }
        return pointer;
    }

    @Override
    public void close() {
        free("virDomainFree", domain);
        free("virNetworkFree", network);
        free("virStoragePoolFree", storagePool);
        free("virNodeDeviceFree", nodeDevice);
        free("virConnectClose", connection);
    }

    private void free(String function, Pointer pointer) {
        int references = library.getFunction(function).invokeInt(new Object[] { pointer });
        if (references != 0) {
            throw new IllegalStateException(function + " returned " + references);
        }
    }
}
