package io.quarkiverse.libvirt.messaging.runtime;

/** What a channel does when more events wait than it has room for. */
enum Overflow {
    /** Older events give way to newer ones of the same kind and object, others are dropped; a gap tells how many. */
    LATEST,
    /** The channel fails. */
    FAIL
}
