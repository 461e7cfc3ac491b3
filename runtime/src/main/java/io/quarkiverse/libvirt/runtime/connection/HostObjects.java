package io.quarkiverse.libvirt.runtime.connection;

import java.util.List;

import io.quarkiverse.libvirt.bindings.HostListing;
import io.quarkiverse.libvirt.bindings.LibvirtException;
import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.runtime.inventory.Listed;

/** Asks a host what it has. */
final class HostObjects {

    private HostObjects() {
    }

    /** All objects of a class. Blocks. */
    static List<Listed> list(EventClass objects, HostListing host) throws LibvirtException {
        return switch (objects) {
            case DOMAIN -> host.domains().stream().map(each -> Listed.domain(each.name(), each.uuid(), each.id(), each.state(),
                    each.reason(), each.persistent())).toList();
            case NETWORK -> host.networks().stream()
                    .map(each -> Listed.network(each.name(), each.uuid(), each.active(), each.persistent())).toList();
            case STORAGE_POOL -> host.storagePools().stream()
                    .map(each -> Listed.storagePool(each.name(), each.uuid(), each.active(), each.persistent())).toList();
            case NODE_DEVICE -> host.nodeDevices().stream().map(each -> Listed.nodeDevice(each.name(), true, false)).toList();
            case SECRET -> host.secrets().stream()
                    .map(each -> Listed.secret(each.uuid(), each.usageType(), each.usageId())).toList();
            case CONNECTION -> throw new IllegalArgumentException("Not an object");
        };
    }
}
