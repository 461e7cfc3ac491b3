package io.quarkiverse.libvirt.runtime.inventory;

import io.quarkiverse.libvirt.inventory.DomainState;

/**
 * What a lifecycle event says of an object.
 *
 * @param object names it
 * @param id its id, or -1
 * @param type libvirt's number of the event type
 * @param mayRepeat false when it is news even of an object that is as it says
 * @param state what the object does now, or null when the event doesn't say
 * @param defined whether the object is defined now, or null when the event doesn't say
 */
record Fact<O>(O object, int id, int type, boolean mayRepeat, DomainState state, Boolean defined) {

    static <O> Fact<O> state(O object, int id, int type, DomainState state) {
        return new Fact<>(object, id, type, true, state, null);
    }

    static <O> Fact<O> definition(O object, int id, int type, boolean defined) {
        return new Fact<>(object, id, type, true, null, defined);
    }

    static <O> Fact<O> nothing(O object, int id, int type) {
        return new Fact<>(object, id, type, true, null, null);
    }

    Fact<O> alwaysNews() {
        return new Fact<>(object, id, type, false, state, defined);
    }
}
