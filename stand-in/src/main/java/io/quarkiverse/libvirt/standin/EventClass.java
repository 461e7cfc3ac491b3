package io.quarkiverse.libvirt.standin;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of objects that libvirt has events of. Event ids count from 0 in each. */
public enum EventClass {

    DOMAIN(Procedures.CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY, Procedures.CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY) {
        @Override
        String readObject(XdrReader reader) {
            reader.string();
            return reader.uuid().toString();
        }
    },
    NETWORK(Procedures.CONNECT_NETWORK_EVENT_REGISTER_ANY, Procedures.CONNECT_NETWORK_EVENT_DEREGISTER_ANY) {
        @Override
        String readObject(XdrReader reader) {
            reader.string();
            return reader.uuid().toString();
        }
    },
    STORAGE_POOL(Procedures.CONNECT_STORAGE_POOL_EVENT_REGISTER_ANY, Procedures.CONNECT_STORAGE_POOL_EVENT_DEREGISTER_ANY) {
        @Override
        String readObject(XdrReader reader) {
            reader.string();
            return reader.uuid().toString();
        }
    },
    NODE_DEVICE(Procedures.CONNECT_NODE_DEVICE_EVENT_REGISTER_ANY, Procedures.CONNECT_NODE_DEVICE_EVENT_DEREGISTER_ANY) {
        @Override
        String readObject(XdrReader reader) {
            return reader.string();
        }
    },
    SECRET(Procedures.CONNECT_SECRET_EVENT_REGISTER_ANY, Procedures.CONNECT_SECRET_EVENT_DEREGISTER_ANY) {
        @Override
        String readObject(XdrReader reader) {
            return reader.uuid().toString();
        }
    };

    private final int registerProcedure;
    private final int deregisterProcedure;

    EventClass(int registerProcedure, int deregisterProcedure) {
        this.registerProcedure = registerProcedure;
        this.deregisterProcedure = deregisterProcedure;
    }

    /** Reads an object of this class, and returns what tells it from others: its UUID, or the name of a node device. */
    abstract String readObject(XdrReader reader);

    static Optional<EventClass> registeredBy(int procedure) {
        return Arrays.stream(values()).filter(candidate -> candidate.registerProcedure == procedure).findFirst();
    }

    static Optional<EventClass> deregisteredBy(int procedure) {
        return Arrays.stream(values()).filter(candidate -> candidate.deregisterProcedure == procedure).findFirst();
    }
}
