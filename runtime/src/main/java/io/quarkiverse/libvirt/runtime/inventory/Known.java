package io.quarkiverse.libvirt.runtime.inventory;

import java.time.Instant;

import io.quarkiverse.libvirt.inventory.DomainState;

/**
 * What is known of an object. It has two sides, and every event sets one of them, whatever it was before: what it does
 * (its state and id) and whether it is defined. An object is there when it is defined or active. Every event also names it.
 * A network, pool or device that is active counts as running.
 *
 * @param object names it
 * @param id a domain's id, otherwise -1
 * @param state what it does, as last known
 * @param defined whether it is persistent
 * @param since since when it does that
 * @param heard in which period of being reachable its state was heard of last
 */
record Known<O>(O object, int id, DomainState state, boolean defined, Instant since, long heard) {

    /** What it does, in terms that events have: they don't tell running, blocked and no state apart. */
    static DomainState told(Known<?> known) {
        return known == null || !known.active() ? DomainState.SHUTOFF : switch (known.state) {
            case NOSTATE, BLOCKED, UNKNOWN -> DomainState.RUNNING;
            default -> known.state;
        };
    }

    static int id(Known<?> known) {
        return known == null ? -1 : known.id;
    }

    static boolean active(Known<?> known) {
        return known != null && known.active();
    }

    static boolean defined(Known<?> known) {
        return known != null && known.defined;
    }

    boolean active() {
        return switch (state) {
            case SHUTOFF -> false;
            // Some hypervisors have these of domains that are gone: then there is no id.
            case NOSTATE, CRASHED, UNKNOWN -> id >= 0;
            default -> true;
        };
    }

    /** This, or null when such an object isn't there. */
    Known<O> orGone() {
        return defined || active() ? this : null;
    }

    /** Both run, but not the same run: ids are given anew at every start, and outlive the daemon. */
    static boolean restarted(Known<?> old, Known<?> now) {
        return active(old) && active(now) && old.id >= 0 && now.id >= 0 && old.id != now.id;
    }
}
