package io.quarkiverse.libvirt.eventloop.contract;

/** Rules of the contract: their tests are default methods, so that one test class per loop takes them all. */
interface Rule {

    Scene scene();
}
