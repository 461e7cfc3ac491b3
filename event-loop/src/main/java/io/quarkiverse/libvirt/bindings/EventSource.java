package io.quarkiverse.libvirt.bindings;

/** What has events in libvirt: each class of objects has functions of its own to register and deregister a callback. */
public enum EventSource {

    DOMAIN(Libvirt::virConnectDomainEventRegisterAny, Libvirt::virConnectDomainEventDeregisterAny),
    NETWORK(Libvirt::virConnectNetworkEventRegisterAny, Libvirt::virConnectNetworkEventDeregisterAny),
    STORAGE_POOL(Libvirt::virConnectStoragePoolEventRegisterAny, Libvirt::virConnectStoragePoolEventDeregisterAny),
    NODE_DEVICE(Libvirt::virConnectNodeDeviceEventRegisterAny, Libvirt::virConnectNodeDeviceEventDeregisterAny),
    SECRET(Libvirt::virConnectSecretEventRegisterAny, Libvirt::virConnectSecretEventDeregisterAny);

    private final Register register;
    private final Deregister deregister;

    @FunctionalInterface
    private interface Register {
        int call(long connection, long object, int eventId, long callback, long opaque, long freeCallback);
    }

    @FunctionalInterface
    private interface Deregister {
        int call(long connection, int callbackId);
    }

    EventSource(Register register, Deregister deregister) {
        this.register = register;
        this.deregister = deregister;
    }

    /**
     * For the events of all objects of the class.
     *
     * @return the callback's id, -1 on error
     */
    int register(long connection, int eventId, long callback, long opaque, long freeCallback) {
        return register.call(connection, 0, eventId, callback, opaque, freeCallback);
    }

    /** @return 0, or -1 on error */
    int deregister(long connection, int callbackId) {
        return deregister.call(connection, callbackId);
    }
}
