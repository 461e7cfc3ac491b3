package io.quarkiverse.libvirt.bindings;

import com.sun.jna.Callback;

/** What has events in libvirt: each class of objects has functions of its own to register and deregister a callback. */
public enum EventSource {

    DOMAIN {
        @Override
        int register(long connection, int eventId, Callback callback, long opaque, Callback freeCallback) {
            return Libvirt.virConnectDomainEventRegisterAny(connection, 0, eventId, callback, opaque, freeCallback);
        }

        @Override
        int deregister(long connection, int callbackId) {
            return Libvirt.virConnectDomainEventDeregisterAny(connection, callbackId);
        }
    },
    NETWORK {
        @Override
        int register(long connection, int eventId, Callback callback, long opaque, Callback freeCallback) {
            return Libvirt.virConnectNetworkEventRegisterAny(connection, 0, eventId, callback, opaque, freeCallback);
        }

        @Override
        int deregister(long connection, int callbackId) {
            return Libvirt.virConnectNetworkEventDeregisterAny(connection, callbackId);
        }
    },
    STORAGE_POOL {
        @Override
        int register(long connection, int eventId, Callback callback, long opaque, Callback freeCallback) {
            return Libvirt.virConnectStoragePoolEventRegisterAny(connection, 0, eventId, callback, opaque, freeCallback);
        }

        @Override
        int deregister(long connection, int callbackId) {
            return Libvirt.virConnectStoragePoolEventDeregisterAny(connection, callbackId);
        }
    },
    NODE_DEVICE {
        @Override
        int register(long connection, int eventId, Callback callback, long opaque, Callback freeCallback) {
            return Libvirt.virConnectNodeDeviceEventRegisterAny(connection, 0, eventId, callback, opaque, freeCallback);
        }

        @Override
        int deregister(long connection, int callbackId) {
            return Libvirt.virConnectNodeDeviceEventDeregisterAny(connection, callbackId);
        }
    },
    SECRET {
        @Override
        int register(long connection, int eventId, Callback callback, long opaque, Callback freeCallback) {
            return Libvirt.virConnectSecretEventRegisterAny(connection, 0, eventId, callback, opaque, freeCallback);
        }

        @Override
        int deregister(long connection, int callbackId) {
            return Libvirt.virConnectSecretEventDeregisterAny(connection, callbackId);
        }
    };

    /** @return the callback's id, -1 on error */
    abstract int register(long connection, int eventId, Callback callback, long opaque, Callback freeCallback);

    /** @return 0, or -1 on error */
    abstract int deregister(long connection, int callbackId);
}
