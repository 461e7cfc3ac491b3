package io.quarkiverse.libvirt.messaging.runtime;

/** What a channel does with an event whose message was acknowledged negatively. */
enum FailureStrategy {
    /** The failure is logged, and the event is over. */
    IGNORE,
    /** The channel fails. */
    FAIL,
    /** The event is emitted again after a while, before later ones of the same object. */
    REQUEUE
}
