package io.quarkiverse.libvirt.runtime.inventory;

import static io.quarkiverse.libvirt.event.DomainEventDetail.ADDED;
import static io.quarkiverse.libvirt.event.DomainEventDetail.BOOTED;
import static io.quarkiverse.libvirt.event.DomainEventDetail.CRASHED;
import static io.quarkiverse.libvirt.event.DomainEventDetail.DESTROYED;
import static io.quarkiverse.libvirt.event.DomainEventDetail.FAILED;
import static io.quarkiverse.libvirt.event.DomainEventDetail.HOST;
import static io.quarkiverse.libvirt.event.DomainEventDetail.MEMORY;
import static io.quarkiverse.libvirt.event.DomainEventDetail.MIGRATED;
import static io.quarkiverse.libvirt.event.DomainEventDetail.PANICKED;
import static io.quarkiverse.libvirt.event.DomainEventDetail.PAUSED;
import static io.quarkiverse.libvirt.event.DomainEventDetail.REMOVED;
import static io.quarkiverse.libvirt.event.DomainEventDetail.RENAMED;
import static io.quarkiverse.libvirt.event.DomainEventDetail.UNPAUSED;
import static io.quarkiverse.libvirt.event.DomainEventDetail.UPDATED;
import static io.quarkiverse.libvirt.event.DomainEventDetail.WAKEUP;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

import io.quarkiverse.libvirt.event.DomainEventDetail;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.NetworkEventType;
import io.quarkiverse.libvirt.event.NodeDeviceEventType;
import io.quarkiverse.libvirt.event.SecretEventType;
import io.quarkiverse.libvirt.event.StoragePoolEventType;
import io.quarkiverse.libvirt.inventory.DomainState;

/** A host to which something happens, with the events that libvirt has for it: as QEMU's driver sends them. */
final class SimulatedHost {

    private static final class Domain {
        final UUID uuid;
        String name;
        int id = -1;
        DomainState state = DomainState.SHUTOFF;
        boolean persistent;
        /** It is on its way here from another host: libvirt has said STARTED, and it is paused. */
        boolean arriving;
        boolean leaving;

        Domain(UUID uuid, String name) {
            this.uuid = uuid;
            this.name = name;
        }
    }

    private static final class Other {
        boolean active;
        boolean defined;
    }

    private final Random random;
    private final Consumer<LibvirtEvent> events;
    private final Map<Integer, Domain> domains = new TreeMap<>();
    private final Map<String, Other> others = new TreeMap<>();
    private int lastId;
    private int names;

    SimulatedHost(Random random, Consumer<LibvirtEvent> events) {
        this.random = random;
        this.events = events;
    }

    static UUID uuid(int number) {
        return new UUID(0, number);
    }

    /** What has events that say all: a domain that arrives is paused, and its event says started. */
    boolean isPlain() {
        return domains.values().stream().noneMatch(domain -> domain.arriving);
    }

    Map<String, Replay.Thing> things() {
        Map<String, Replay.Thing> things = new TreeMap<>();
        domains.values().forEach(domain -> things.put("domain " + domain.uuid,
                new Replay.Thing(domain.name, domain.id, domain.state.name(), domain.persistent)));
        others.forEach((key, other) -> things.put(key, Replay.thing(
                key.startsWith("secret") ? "" : key.startsWith("device") ? key.substring(7) : "n" + key.charAt(0),
                other.active, other.defined)));
        return things;
    }

    List<Listed> list(EventClass eventClass) {
        List<Listed> listed = new ArrayList<>();
        if (eventClass == EventClass.DOMAIN) {
            for (Domain domain : domains.values()) {
                DomainState state = domain.state == DomainState.RUNNING && random.nextInt(8) == 0 ? DomainState.BLOCKED
                        : domain.state;
                listed.add(Listed.domain(domain.name, domain.uuid, domain.id, state.ordinal(), random.nextInt(12),
                        domain.persistent));
            }
        }
        others.forEach((key, other) -> {
            String name = key.substring(key.indexOf(' ') + 1);
            if (eventClass == EventClass.NETWORK && key.startsWith("network")) {
                listed.add(Listed.network("nn", UUID.fromString(name), other.active, other.defined));
            } else if (eventClass == EventClass.STORAGE_POOL && key.startsWith("pool")) {
                listed.add(Listed.storagePool("np", UUID.fromString(name), other.active, other.defined));
            } else if (eventClass == EventClass.NODE_DEVICE && key.startsWith("device")) {
                listed.add(Listed.nodeDevice(name, other.active, other.defined));
            } else if (eventClass == EventClass.SECRET && key.startsWith("secret")) {
                listed.add(Listed.secret(UUID.fromString(name), 1, "/volume"));
            }
        });
        return listed;
    }

    void something() {
        switch (random.nextInt(10)) {
            case 0 -> other("network " + uuid(random.nextInt(2)));
            case 1 -> other("pool " + uuid(random.nextInt(2)));
            case 2 -> other("device d" + random.nextInt(2));
            case 3 -> other("secret " + uuid(random.nextInt(2)));
            default -> domain(random.nextInt(3));
        }
    }

    private void other(String key) {
        boolean secret = key.startsWith("secret");
        Other other = others.computeIfAbsent(key, any -> new Other());
        if (secret || random.nextBoolean()) {
            other.defined = !other.defined;
            say(key, other.defined ? "DEFINED" : "UNDEFINED");
        } else {
            other.active = !other.active;
            boolean device = key.startsWith("device");
            say(key, device ? other.active ? "CREATED" : "DELETED" : other.active ? "STARTED" : "STOPPED");
        }
        if (!other.active && !other.defined) {
            others.remove(key);
        }
    }

    private void say(String key, String type) {
        String name = key.substring(key.indexOf(' ') + 1);
        events.accept(switch (key.charAt(0)) {
            case 'n' -> Events.network("nn", UUID.fromString(name), NetworkEventType.valueOf(type));
            case 'p' -> Events.pool("np", UUID.fromString(name), StoragePoolEventType.valueOf(type));
            case 'd' -> Events.device(name, NodeDeviceEventType.valueOf(type));
            default -> Events.secret(UUID.fromString(name), SecretEventType.valueOf(type));
        });
    }

    private void domain(int number) {
        Domain domain = domains.get(number);
        if (domain == null) {
            appears(number);
        } else if (domain.arriving) {
            domain.arriving = false;
            if (random.nextInt(3) > 0) {
                does(domain, DomainState.RUNNING, DomainEventType.RESUMED, MIGRATED);
            } else {
                stops(number, domain, FAILED);
            }
        } else if (domain.leaving) {
            stops(number, domain, MIGRATED);
        } else if (domain.state == DomainState.SHUTOFF) {
            inactive(number, domain);
        } else if (domain.state == DomainState.SHUTDOWN) {
            stops(number, domain, DESTROYED);
        } else {
            active(number, domain);
        }
    }

    private void appears(int number) {
        Domain domain = new Domain(uuid(number), "vm" + names++);
        domains.put(number, domain);
        switch (random.nextInt(3)) {
            case 0 -> defines(domain, ADDED);
            case 1 -> starts(domain);
            default -> {
                domain.arriving = true;
                domain.id = ++lastId;
                does(domain, DomainState.PAUSED, DomainEventType.STARTED, MIGRATED);
            }
        }
    }

    private void inactive(int number, Domain domain) {
        switch (random.nextInt(6)) {
            case 0 -> {
                domains.remove(number);
                say(domain, DomainEventType.UNDEFINED, REMOVED);
            }
            case 1 -> {
                say(domain, DomainEventType.UNDEFINED, RENAMED);
                domain.name = "vm" + names++;
                say(domain, DomainEventType.DEFINED, RENAMED);
            }
            case 2 -> defines(domain, UPDATED);
            default -> starts(domain);
        }
    }

    private void starts(Domain domain) {
        domain.id = ++lastId;
        if (random.nextInt(3) == 0) {
            domain.state = DomainState.PAUSED;
            say(domain, DomainEventType.STARTED, BOOTED);
            say(domain, DomainEventType.SUSPENDED, PAUSED);
        } else {
            domain.state = DomainState.RUNNING;
            say(domain, DomainEventType.RESUMED, UNPAUSED);
            say(domain, DomainEventType.STARTED, BOOTED);
        }
    }

    private void active(int number, Domain domain) {
        switch (random.nextInt(8)) {
            case 0 -> does(domain, DomainState.SHUTDOWN, DomainEventType.SHUTDOWN, HOST);
            case 1 -> stops(number, domain, domain.state == DomainState.CRASHED ? CRASHED : DESTROYED);
            case 2 -> {
                if (domain.persistent) {
                    domain.persistent = false;
                    say(domain, DomainEventType.UNDEFINED, REMOVED);
                } else {
                    defines(domain, ADDED);
                }
            }
            case 3 -> {
                if (domain.persistent) {
                    defines(domain, UPDATED);
                }
            }
            default -> {
                switch (domain.state) {
                    case RUNNING -> {
                        switch (random.nextInt(4)) {
                            case 0 -> does(domain, DomainState.CRASHED, DomainEventType.CRASHED, PANICKED);
                            case 1 -> does(domain, DomainState.PMSUSPENDED, DomainEventType.PMSUSPENDED, MEMORY);
                            case 2 -> {
                                domain.leaving = true;
                                does(domain, DomainState.PAUSED, DomainEventType.SUSPENDED, MIGRATED);
                            }
                            default -> does(domain, DomainState.PAUSED, DomainEventType.SUSPENDED, PAUSED);
                        }
                    }
                    case PAUSED -> does(domain, DomainState.RUNNING, DomainEventType.RESUMED, UNPAUSED);
                    case PMSUSPENDED -> does(domain, DomainState.RUNNING, DomainEventType.STARTED, WAKEUP);
                    default -> stops(number, domain, CRASHED);
                }
            }
        }
    }

    private void stops(int number, Domain domain, DomainEventDetail detail) {
        domain.id = -1;
        domain.leaving = false;
        if (!domain.persistent) {
            domains.remove(number);
        }
        does(domain, DomainState.SHUTOFF, DomainEventType.STOPPED, detail);
    }

    private void defines(Domain domain, DomainEventDetail detail) {
        domain.persistent = true;
        say(domain, DomainEventType.DEFINED, detail);
    }

    private void does(Domain domain, DomainState state, DomainEventType type, DomainEventDetail detail) {
        domain.state = state;
        say(domain, type, detail);
    }

    private void say(Domain domain, DomainEventType type, DomainEventDetail detail) {
        events.accept(Events.domain(domain.name, domain.uuid, domain.id, type, detail));
    }
}
