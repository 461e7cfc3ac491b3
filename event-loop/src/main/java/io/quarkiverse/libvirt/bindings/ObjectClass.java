package io.quarkiverse.libvirt.bindings;

import java.util.ArrayList;
import java.util.List;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** A class of libvirt's objects that can be listed: {@code virConnectListAll…} and {@code vir…Free}. */
enum ObjectClass {

    DOMAINS(Libvirt::virConnectListAllDomains, Libvirt::virDomainFree),
    NETWORKS(Libvirt::virConnectListAllNetworks, Libvirt::virNetworkFree),
    STORAGE_POOLS(Libvirt::virConnectListAllStoragePools, Libvirt::virStoragePoolFree),
    NODE_DEVICES(Libvirt::virConnectListAllNodeDevices, Libvirt::virNodeDeviceFree),
    SECRETS(Libvirt::virConnectListAllSecrets, Libvirt::virSecretFree);

    private final ListAll listAll;
    private final Free free;

    @FunctionalInterface
    private interface ListAll {
        int call(long connection, long[] objects, int flags);
    }

    @FunctionalInterface
    private interface Free {
        int call(long object);
    }

    /** Reads one object, which is freed after this call. */
    @FunctionalInterface
    interface Reader<T> {

        /** @return null to leave the object out */
        T read(long object) throws LibvirtException;
    }

    ObjectClass(ListAll listAll, Free free) {
        this.listAll = listAll;
        this.free = free;
    }

    /**
     * One round trip. Whatever happens, each object is freed, and the array.
     *
     * @param flags which ones; 0 for all
     */
    <T> List<T> list(long connection, int flags, Reader<T> reader) throws LibvirtException {
        long[] array = new long[1];
        int count = listAll.call(connection, array, flags);
        if (count < 0) {
            throw LibvirtException.last();
        }
        Pointer objects = new Pointer(array[0]);
        try {
            List<T> all = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                T read = reader.read(objects.getLong((long) i * Native.POINTER_SIZE));
                if (read != null) {
                    all.add(read);
                }
            }
            return all;
        } finally {
            for (int i = 0; i < count; i++) {
                free.call(objects.getLong((long) i * Native.POINTER_SIZE));
            }
            Native.free(array[0]);
        }
    }
}
