package io.quarkiverse.libvirt.runtime.inventory;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import io.quarkiverse.libvirt.event.DomainEventDetail;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.NetworkLifecycleEvent;
import io.quarkiverse.libvirt.event.NodeDeviceLifecycleEvent;
import io.quarkiverse.libvirt.event.SecretLifecycleEvent;
import io.quarkiverse.libvirt.event.StoragePoolLifecycleEvent;
import io.quarkiverse.libvirt.inventory.DomainStatus;
import io.quarkiverse.libvirt.inventory.NetworkStatus;
import io.quarkiverse.libvirt.inventory.NodeDeviceStatus;
import io.quarkiverse.libvirt.inventory.ObjectStatus;
import io.quarkiverse.libvirt.inventory.SecretStatus;
import io.quarkiverse.libvirt.inventory.StoragePoolStatus;

/**
 * A consumer that knows a host by its events alone, and complains of a change that is told twice: an event that changes
 * nothing, of a type that it was told of the same object before, with nothing since that changed that side of the object,
 * when one of the two is synthetic. (libvirt's own repetitions are libvirt's business, and a configuration that was updated
 * is always news.)
 */
final class Replay {

    /** An object as events tell it. */
    record Thing(String name, int id, String state, boolean defined) {

        static final Thing NOTHING = new Thing("", -1, "SHUTOFF", false);

        boolean isThere() {
            return defined || !state.equals("SHUTOFF");
        }
    }

    private final Map<String, Thing> things = new TreeMap<>();
    /** What was told of a side of an object since it changed last; the value says whether by a synthetic event. */
    private final Map<String, Map<String, Boolean>> told = new HashMap<>();

    Map<String, Thing> things() {
        return things;
    }

    void startWith(Iterable<? extends ObjectStatus> all) {
        all.forEach(status -> things.put(key(status), of(status)));
    }

    /** Events were lost: what comes may repeat what was told before. */
    void forgetWhatWasTold() {
        told.clear();
    }

    static String key(ObjectStatus status) {
        return status instanceof DomainStatus domain ? "domain " + domain.uuid()
                : status instanceof NetworkStatus network ? "network " + network.uuid()
                        : status instanceof StoragePoolStatus pool ? "pool " + pool.uuid()
                                : status instanceof NodeDeviceStatus device ? "device " + device.name()
                                        : "secret " + ((SecretStatus) status).uuid();
    }

    static Thing of(ObjectStatus status) {
        if (status instanceof DomainStatus domain) {
            String state = switch (domain.lastKnownState()) {
                case NOSTATE, BLOCKED, UNKNOWN -> domain.isActive() ? "RUNNING" : "SHUTOFF";
                default -> domain.isActive() ? domain.lastKnownState().name() : "SHUTOFF";
            };
            return new Thing(domain.name(), domain.domain().id(), state, domain.persistent());
        }
        return status instanceof NetworkStatus network ? thing(network.name(), network.active(), network.persistent())
                : status instanceof StoragePoolStatus pool ? thing(pool.name(), pool.active(), pool.persistent())
                        : status instanceof NodeDeviceStatus device
                                ? thing(device.name(), device.active(), device.persistent())
                                : thing("", false, true);
    }

    static Thing thing(String name, boolean active, boolean defined) {
        return new Thing(name, -1, active ? "RUNNING" : "SHUTOFF", defined);
    }

    void take(LibvirtEvent event) {
        String key;
        String type;
        Thing old;
        Thing now;
        boolean always = false;
        if (event instanceof DomainLifecycleEvent domain) {
            key = "domain " + domain.domain().uuid();
            type = domain.event().name();
            old = things.getOrDefault(key, Thing.NOTHING);
            int id = domain.domain().id() >= 0 ? domain.domain().id() : old.id;
            String name = domain.domain().name();
            boolean renamed = domain.detail() == DomainEventDetail.RENAMED;
            // The end of a name is told once for each name.
            type += renamed ? " " + name : "";
            always = domain.detail() == DomainEventDetail.UPDATED;
            now = switch (domain.event()) {
                case DEFINED -> new Thing(name, old.id, old.state, true);
                case UNDEFINED -> renamed ? old : new Thing(name, old.id, old.state, false);
                case STARTED, RESUMED -> new Thing(name, id, "RUNNING", old.defined);
                case SUSPENDED -> new Thing(name, id, "PAUSED", old.defined);
                case SHUTDOWN, CRASHED, PMSUSPENDED -> new Thing(name, id, domain.event().name(), old.defined);
                case STOPPED -> new Thing(name, -1, "SHUTOFF", old.defined);
                case UNKNOWN -> old;
            };
        } else {
            String name = "";
            if (event instanceof NetworkLifecycleEvent network) {
                key = "network " + network.network().uuid();
                name = network.network().name();
                type = network.event().name();
            } else if (event instanceof StoragePoolLifecycleEvent pool) {
                key = "pool " + pool.pool().uuid();
                name = pool.pool().name();
                type = pool.event().name();
            } else if (event instanceof NodeDeviceLifecycleEvent device) {
                key = "device " + device.device().name();
                name = device.device().name();
                type = device.event().name();
            } else {
                key = "secret " + ((SecretLifecycleEvent) event).secret().uuid();
                type = ((SecretLifecycleEvent) event).event().name();
            }
            old = things.getOrDefault(key, Thing.NOTHING);
            now = switch (type) {
                case "DEFINED" -> new Thing(name, -1, old.state, true);
                case "UNDEFINED" -> new Thing(name, -1, old.state, false);
                case "STARTED", "CREATED" -> new Thing(name, -1, "RUNNING", old.defined);
                case "STOPPED", "DELETED" -> new Thing(name, -1, "SHUTOFF", old.defined);
                default -> throw new AssertionError(event);
            };
        }
        if (!now.isThere()) {
            now = Thing.NOTHING;
        }
        boolean ofDefinition = type.contains("DEFINED");
        boolean otherName = old.isThere() && now.isThere() && !old.name.equals(now.name);
        boolean changes = otherName || (ofDefinition ? old.defined != now.defined
                : old.id != now.id || !old.state.equals(now.state));
        boolean synthetic = event.synthetic() || event.origin().connection().equals(Events.LISTING.connection());
        Map<String, Boolean> since = told.computeIfAbsent(key + (ofDefinition ? " defined" : " does"),
                any -> new HashMap<>());
        if (changes) {
            since.clear();
        } else if (!always && since.containsKey(type) && (synthetic || since.get(type))) {
            throw new AssertionError("Told twice: " + event);
        }
        since.merge(type, synthetic, Boolean::logicalOr);
        if (now.isThere()) {
            things.put(key, now);
        } else {
            things.remove(key);
        }
    }
}
