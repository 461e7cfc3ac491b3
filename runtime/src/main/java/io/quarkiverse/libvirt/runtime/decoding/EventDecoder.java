package io.quarkiverse.libvirt.runtime.decoding;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.bindings.EventArguments;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.EventOrigin;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.LibvirtObject;
import io.quarkiverse.libvirt.event.NetworkRef;
import io.quarkiverse.libvirt.event.NodeDeviceRef;
import io.quarkiverse.libvirt.event.SecretRef;
import io.quarkiverse.libvirt.event.StoragePoolRef;
import io.quarkiverse.libvirt.event.UnknownLibvirtEvent;

/** Makes records of what libvirt's callbacks get. Never throws because of bad data. */
public final class EventDecoder {

    private static final Logger LOG = Logger.getLogger(EventDecoder.class);

    private EventDecoder() {
    }

    /** @return an {@link UnknownLibvirtEvent} when a value isn't what libvirt promises */
    public static LibvirtEvent decode(EventKind<?> kind, EventOrigin origin, EventArguments arguments) {
        try {
            return kind.read(origin, object(kind.eventClass(), arguments), new CallbackReader(arguments));
        } catch (RuntimeException e) {
            return salvage(kind, origin, arguments, e);
        }
    }

    private static UnknownLibvirtEvent salvage(EventKind<?> kind, EventOrigin origin, EventArguments arguments,
            RuntimeException problem) {
        LibvirtObject object = null;
        try {
            object = object(kind.eventClass(), arguments);
        } catch (RuntimeException e) {
            LOG.debugf(e, "Nor can the object that it is about");
        }
        arguments.rewind();
        SalvagingReader reader = new SalvagingReader(new CallbackReader(arguments));
        kind.read(origin, object, reader);
        return new UnknownLibvirtEvent(origin, kind.address(), object, String.valueOf(problem.getMessage()), reader.known());
    }

    private static LibvirtObject object(EventClass eventClass, EventArguments arguments) {
        return switch (eventClass) {
            case DOMAIN -> new DomainRef(arguments.domainName(), arguments.domainUuid(), arguments.domainId());
            case NETWORK -> new NetworkRef(arguments.networkName(), arguments.networkUuid());
            case STORAGE_POOL -> new StoragePoolRef(arguments.storagePoolName(), arguments.storagePoolUuid());
            case NODE_DEVICE -> new NodeDeviceRef(arguments.nodeDeviceName());
            case SECRET -> new SecretRef(arguments.secretUuid(), arguments.secretUsageType(), arguments.secretUsageId());
            case CONNECTION -> null;
        };
    }
}
