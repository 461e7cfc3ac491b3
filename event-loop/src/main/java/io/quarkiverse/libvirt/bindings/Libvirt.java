package io.quarkiverse.libvirt.bindings;

import com.sun.jna.Native;

/**
 * libvirt's functions, direct-mapped, with libvirt's names. Pointers travel as longs, which is what they are on every 64-bit
 * Linux.
 */
public final class Libvirt {

    static {
        Native.register(Libvirt.class, LibvirtLibrary.load());
    }

    private Libvirt() {
    }

    public static native int virInitialize();

    static native int virGetVersion(long[] library, String driver, long[] driverVersion);

    static native void virSetErrorFunc(long userData, long handler);

    static native String virGetLastErrorMessage();

    static native int virGetLastErrorCode();

    static native int virGetLastErrorDomain();

    public static native void virEventRegisterImpl(long addHandle, long updateHandle, long removeHandle,
            long addTimeout, long updateTimeout, long removeTimeout);

    public static native int virEventAddTimeout(int frequency, long callback, long opaque, long ff);

    public static native int virEventRemoveTimeout(int timer);

    static native long virConnectOpenAuth(String uri, long auth, int flags);

    static native int virConnectRef(long connection);

    static native int virConnectClose(long connection);

    static native int virConnectIsAlive(long connection);

    static native int virConnectGetLibVersion(long connection, long[] version);

    static native int virConnectSetKeepAlive(long connection, int interval, int count);

    static native int virConnectRegisterCloseCallback(long connection, long callback, long opaque, long freeCallback);

    static native int virConnectUnregisterCloseCallback(long connection, long callback);

    static native int virConnectDomainEventRegisterAny(long connection, long domain, int eventId, long callback,
            long opaque, long freeCallback);

    static native int virConnectDomainEventDeregisterAny(long connection, int callbackId);

    static native int virConnectNetworkEventRegisterAny(long connection, long network, int eventId, long callback,
            long opaque,
            long freeCallback);

    static native int virConnectNetworkEventDeregisterAny(long connection, int callbackId);

    static native int virConnectStoragePoolEventRegisterAny(long connection, long pool, int eventId, long callback,
            long opaque,
            long freeCallback);

    static native int virConnectStoragePoolEventDeregisterAny(long connection, int callbackId);

    static native int virConnectNodeDeviceEventRegisterAny(long connection, long device, int eventId, long callback,
            long opaque,
            long freeCallback);

    static native int virConnectNodeDeviceEventDeregisterAny(long connection, int callbackId);

    static native int virConnectSecretEventRegisterAny(long connection, long secret, int eventId, long callback,
            long opaque,
            long freeCallback);

    static native int virConnectSecretEventDeregisterAny(long connection, int callbackId);

    static native int virConnectGetAllDomainStats(long connection, int stats, long[] records, int flags);

    static native void virDomainStatsRecordListFree(long records);

    static native int virConnectListAllDomains(long connection, long[] domains, int flags);

    static native int virConnectListAllNetworks(long connection, long[] networks, int flags);

    static native int virConnectListAllStoragePools(long connection, long[] pools, int flags);

    static native int virConnectListAllNodeDevices(long connection, long[] devices, int flags);

    static native int virConnectListAllSecrets(long connection, long[] secrets, int flags);

    static native int virDomainFree(long domain);

    static native int virNetworkFree(long network);

    static native int virStoragePoolFree(long pool);

    static native int virNodeDeviceFree(long device);

    static native int virSecretFree(long secret);

    static native int virDomainGetState(long domain, int[] state, int[] reason, int flags);

    static native String virDomainGetName(long domain);

    static native int virDomainGetUUID(long domain, byte[] uuid);

    static native int virDomainGetID(long domain);

    static native String virNetworkGetName(long network);

    static native int virNetworkGetUUID(long network, byte[] uuid);

    static native String virStoragePoolGetName(long pool);

    static native int virStoragePoolGetUUID(long pool, byte[] uuid);

    static native String virNodeDeviceGetName(long device);

    static native int virSecretGetUUID(long secret, byte[] uuid);

    static native int virSecretGetUsageType(long secret);

    static native String virSecretGetUsageID(long secret);
}
