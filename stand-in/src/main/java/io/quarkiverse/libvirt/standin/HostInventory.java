package io.quarkiverse.libvirt.standin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The objects of the stand-in's host: what its clients find when they list. There are none at first. A change sends the
 * lifecycle event that libvirt would to those that have registered for it; one by {@link #silently} sends none.
 * <p>
 * All methods may be called from any thread and return before a client knows. An object that isn't there can't be changed:
 * {@link IllegalArgumentException}.
 */
public final class HostInventory {

    private static final int DEFINED = 0;
    private static final int UNDEFINED = 1;
    private static final int STARTED = 2;
    private static final int NO_DETAIL = 0;
    /** Of networks and storage pools. */
    private static final int STOPPED = 3;

    private static final int DOMAIN_SUSPENDED = 3;
    private static final int DOMAIN_RESUMED = 4;
    private static final int DOMAIN_STOPPED = 5;
    private static final int DOMAIN_SHUTDOWN = 6;
    private static final int DOMAIN_CRASHED = 8;
    private static final int STOPPED_SHUTDOWN = 0;
    private static final int STOPPED_DESTROYED = 1;
    private static final int STOPPED_CRASHED = 2;
    private static final int STOPPED_FAILED = 5;
    private static final int SHUTDOWN_GUEST = 1;
    private static final int CRASHED_PANICKED = 0;

    private static final int RUNNING_BOOTED = 1;
    private static final int RUNNING_UNPAUSED = 5;
    private static final int PAUSED_USER = 1;
    private static final int SHUTOFF_UNKNOWN = 0;
    private static final int SHUTOFF_SHUTDOWN = 1;
    private static final int SHUTOFF_DESTROYED = 2;
    private static final int SHUTOFF_CRASHED = 3;

    private static final int NO_ID = -1;

    private final HostObjects objects;
    private final Consumer<EventMessage> events;

    HostInventory(HostObjects objects, Consumer<EventMessage> events) {
        this.objects = objects;
        this.events = events;
    }

    /** The same objects; what is changed by this one sends no event, as if the event had been lost. */
    public HostInventory silently() {
        return new HostInventory(objects, event -> {
        });
    }

    // Domains

    /** All guests. */
    public List<HostedDomain> domains() {
        return List.copyOf(objects.domains.values());
    }

    /** The guest with this UUID. */
    public Optional<HostedDomain> domain(UUID uuid) {
        return Optional.ofNullable(objects.domains.get(uuid.toString()));
    }

    /** Has a guest as it is given, new or changed, in any state. Sends no event. */
    public void put(HostedDomain domain) {
        synchronized (objects) {
            objects.domains.put(domain.domain().identity(), domain);
        }
    }

    /** Is without a guest. Sends no event. */
    public void remove(Domain domain) {
        synchronized (objects) {
            objects.domains.remove(domain.identity());
        }
    }

    /** Has a new guest that doesn't run yet. Event: DEFINED, ADDED. */
    public Domain defineDomain(CharSequence name) {
        Domain domain = new Domain(name, UUID.randomUUID(), NO_ID);
        return change(new HostedDomain(domain, HostedDomain.SHUTOFF, SHUTOFF_UNKNOWN, true), DEFINED, NO_DETAIL);
    }

    /** Has a new guest that runs, and is gone when it is stopped. Event: STARTED, BOOTED. */
    public Domain createDomain(CharSequence name) {
        Domain domain = new Domain(name, UUID.randomUUID(), objects.domainIds.incrementAndGet());
        return change(new HostedDomain(domain, HostedDomain.RUNNING, RUNNING_BOOTED, false), STARTED, NO_DETAIL);
    }

    /** RUNNING, BOOTED. Event: STARTED, BOOTED. @return the guest with its new id */
    public Domain start(Domain domain) {
        synchronized (objects) {
            HostedDomain before = find(objects.domains, domain.identity(), domain);
            return change(new HostedDomain(withId(domain, objects.domainIds.incrementAndGet()), HostedDomain.RUNNING,
                    RUNNING_BOOTED, before.persistent()), STARTED, NO_DETAIL);
        }
    }

    /** PAUSED, USER. Event: SUSPENDED, PAUSED. */
    public Domain suspend(Domain domain) {
        synchronized (objects) {
            HostedDomain before = find(objects.domains, domain.identity(), domain);
            return change(new HostedDomain(before.domain(), HostedDomain.PAUSED, PAUSED_USER, before.persistent()),
                    DOMAIN_SUSPENDED, NO_DETAIL);
        }
    }

    /** RUNNING, UNPAUSED. Event: RESUMED, UNPAUSED. */
    public Domain resume(Domain domain) {
        synchronized (objects) {
            HostedDomain before = find(objects.domains, domain.identity(), domain);
            return change(new HostedDomain(before.domain(), HostedDomain.RUNNING, RUNNING_UNPAUSED, before.persistent()),
                    DOMAIN_RESUMED, NO_DETAIL);
        }
    }

    /**
     * SHUTOFF, DESTROYED; one that isn't persistent is gone. Event: STOPPED, DESTROYED.
     *
     * @return the guest without an id
     */
    public Domain destroy(Domain domain) {
        synchronized (objects) {
            return stop(domain, SHUTOFF_DESTROYED, STOPPED_DESTROYED);
        }
    }

    /**
     * The guest shuts itself down: SHUTOFF, SHUTDOWN; one that isn't persistent is gone. Events: SHUTDOWN, GUEST and STOPPED,
     * SHUTDOWN.
     *
     * @return the guest without an id
     */
    public Domain shutDown(Domain domain) {
        synchronized (objects) {
            tell(domain, DOMAIN_SHUTDOWN, SHUTDOWN_GUEST);
            return stop(domain, SHUTOFF_SHUTDOWN, STOPPED_SHUTDOWN);
        }
    }

    /**
     * The guest's kernel panics, and is ended: SHUTOFF, CRASHED; one that isn't persistent is gone. Events: CRASHED, PANICKED
     * and STOPPED, CRASHED.
     *
     * @return the guest without an id
     */
    public Domain crash(Domain domain) {
        synchronized (objects) {
            tell(domain, DOMAIN_CRASHED, CRASHED_PANICKED);
            return stop(domain, SHUTOFF_CRASHED, STOPPED_CRASHED);
        }
    }

    /**
     * The guest's process dies under it, as QEMU does by SIGKILL: SHUTOFF, CRASHED; one that isn't persistent is gone. Event:
     * STOPPED, FAILED.
     *
     * @return the guest without an id
     */
    public Domain fail(Domain domain) {
        synchronized (objects) {
            return stop(domain, SHUTOFF_CRASHED, STOPPED_FAILED);
        }
    }

    /** A guest that runs is no longer persistent, another one is gone. Event: UNDEFINED, REMOVED. */
    public void undefine(Domain domain) {
        synchronized (objects) {
            HostedDomain before = find(objects.domains, domain.identity(), domain);
            if (before.isActive()) {
                objects.domains.put(domain.identity(),
                        new HostedDomain(before.domain(), before.state(), before.reason(), false));
            } else {
                objects.domains.remove(domain.identity());
            }
            events.accept(DomainEvents.lifecycle(before.domain(), UNDEFINED, NO_DETAIL));
        }
    }

    /** @return the guest without an id */
    private Domain stop(Domain domain, int reason, int detail) {
        HostedDomain before = find(objects.domains, domain.identity(), domain);
        Domain stopped = withId(domain, NO_ID);
        if (before.persistent()) {
            return change(new HostedDomain(stopped, HostedDomain.SHUTOFF, reason, true), DOMAIN_STOPPED, detail);
        }
        objects.domains.remove(domain.identity());
        events.accept(DomainEvents.lifecycle(stopped, DOMAIN_STOPPED, detail));
        return stopped;
    }

    /** Of a guest that is there, and as it is. */
    private void tell(Domain domain, int event, int detail) {
        events.accept(DomainEvents.lifecycle(find(objects.domains, domain.identity(), domain).domain(), event, detail));
    }

    private Domain change(HostedDomain after, int event, int detail) {
        synchronized (objects) {
            objects.domains.put(after.domain().identity(), after);
            events.accept(DomainEvents.lifecycle(after.domain(), event, detail));
            return after.domain();
        }
    }

    private static Domain withId(Domain domain, int id) {
        return new Domain(domain.name(), domain.uuid(), id);
    }

    // Networks

    /** Has a new network that isn't active yet. Event: DEFINED. */
    public Network defineNetwork(CharSequence name) {
        Network network = new Network(name, UUID.randomUUID());
        put(objects.networks, network.identity(), new Hosted<>(network, false, true),
                NetworkEvents.lifecycle(network, DEFINED, NO_DETAIL));
        return network;
    }

    /** Active. Event: STARTED. */
    public void start(Network network) {
        change(objects.networks, network.identity(), before -> new Hosted<>(network, true, before.persistent()),
                NetworkEvents.lifecycle(network, STARTED, NO_DETAIL));
    }

    /** Not active; one that isn't persistent is gone. Event: STOPPED. */
    public void stop(Network network) {
        change(objects.networks, network.identity(), before -> before.persistent() ? new Hosted<>(network, false, true) : null,
                NetworkEvents.lifecycle(network, STOPPED, NO_DETAIL));
    }

    /** An active one is no longer persistent, another one is gone. Event: UNDEFINED. */
    public void undefine(Network network) {
        change(objects.networks, network.identity(), before -> before.active() ? new Hosted<>(network, true, false) : null,
                NetworkEvents.lifecycle(network, UNDEFINED, NO_DETAIL));
    }

    // Storage pools

    /** Has a new storage pool that isn't active yet. Event: DEFINED. */
    public StoragePool defineStoragePool(CharSequence name) {
        StoragePool pool = new StoragePool(name, UUID.randomUUID());
        put(objects.storagePools, pool.identity(), new Hosted<>(pool, false, true),
                StoragePoolEvents.lifecycle(pool, DEFINED, NO_DETAIL));
        return pool;
    }

    /** Active. Event: STARTED. */
    public void start(StoragePool pool) {
        change(objects.storagePools, pool.identity(), before -> new Hosted<>(pool, true, before.persistent()),
                StoragePoolEvents.lifecycle(pool, STARTED, NO_DETAIL));
    }

    /** Not active; one that isn't persistent is gone. Event: STOPPED. */
    public void stop(StoragePool pool) {
        change(objects.storagePools, pool.identity(), before -> before.persistent() ? new Hosted<>(pool, false, true) : null,
                StoragePoolEvents.lifecycle(pool, STOPPED, NO_DETAIL));
    }

    /** An active one is no longer persistent, another one is gone. Event: UNDEFINED. */
    public void undefine(StoragePool pool) {
        change(objects.storagePools, pool.identity(), before -> before.active() ? new Hosted<>(pool, true, false) : null,
                StoragePoolEvents.lifecycle(pool, UNDEFINED, NO_DETAIL));
    }

    // Devices and secrets

    /** Has a device. Event: CREATED. */
    public void add(NodeDevice device) {
        put(objects.nodeDevices, device.identity(), device, NodeDeviceEvents.lifecycle(device, DEFINED, NO_DETAIL));
    }

    /** Is without a device. Event: DELETED. */
    public void remove(NodeDevice device) {
        change(objects.nodeDevices, device.identity(), before -> null,
                NodeDeviceEvents.lifecycle(device, UNDEFINED, NO_DETAIL));
    }

    /** Has a secret. Event: DEFINED. */
    public void define(Secret secret) {
        put(objects.secrets, secret.identity(), secret, SecretEvents.lifecycle(secret, DEFINED, NO_DETAIL));
    }

    /** Is without a secret. Event: UNDEFINED. */
    public void undefine(Secret secret) {
        change(objects.secrets, secret.identity(), before -> null, SecretEvents.lifecycle(secret, UNDEFINED, NO_DETAIL));
    }

    private <T> void put(Map<String, T> all, String identity, T object, EventMessage event) {
        synchronized (objects) {
            all.put(identity, object);
            events.accept(event);
        }
    }

    /** @param after null when the object is gone */
    private <T> void change(Map<String, T> all, String identity, Function<T, T> after, EventMessage event) {
        synchronized (objects) {
            T changed = after.apply(find(all, identity, event));
            if (changed == null) {
                all.remove(identity);
            } else {
                all.put(identity, changed);
            }
            events.accept(event);
        }
    }

    private static <T> T find(Map<String, T> all, String identity, Object what) {
        T found = all.get(identity);
        if (found == null) {
            throw new IllegalArgumentException("The stand-in's host has no such object: " + what);
        }
        return found;
    }
}
